package org.areogan.program.synth;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.areogan.engine.Engine;
import org.areogan.files.AtomicFile;
import org.areogan.files.UserException;
import org.areogan.program.inspect.SetQualities;
import org.areogan.program.options.DataOptions;
import org.areogan.program.options.EngineOptions;
import org.areogan.program.shell.ExitCodes;
import org.areogan.program.shell.Interruption;
import org.areogan.program.shell.Terminal;
import org.areogan.program.shell.Version;
import org.areogan.program.train.ProgressListener;
import org.areogan.synth.RealPairs;
import org.areogan.synth.SynthesisNetworks;
import org.areogan.synth.SynthesisRequest;
import org.areogan.synth.Synthesizer;
import org.areogan.synth.proof.Proof;
import org.areogan.synth.proof.ProofRow;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.data.DataSets;
import org.areogan.trainer.configuration.ConfigurationReader;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.SavedConfiguration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code areogan prove}. */
@Command(
        name = "prove",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = {
            "Trains the segmenter with and without synthetic pairs and compares both on real test frames.",
            "",
            "Every row has the same seeds, the same number of steps and the same validation frames. All of it lies in one"
                    + " folder, training by training: after Ctrl-C the same command goes on."
        },
        footer = {
            "",
            "Examples:",
            "  areogan prove --model runs/first/model.areogan mars.npz --test mars-test.npz --seeds 3 -o proof",
            "  areogan prove --model runs/first/model.areogan mars.npz --test mars-test.npz --rows real,paste -o proof"
        })
public final class ProveCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DATA", description = "Frames with masks: what the model was trained on.")
    private Path data = Path.of("");

    @Option(
            names = "--model",
            required = true,
            paramLabel = "FILE",
            description = "What 'areogan train' has made; it judges, and its configuration is that of all rows.")
    private Path model = Path.of("");

    @Option(
            names = "--test",
            required = true,
            paramLabel = "TEST",
            description = "Frames with masks that no training has seen.")
    private Path test = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            defaultValue = "proof",
            description = "Folder of the comparison. Usually ${DEFAULT-VALUE}.")
    private Path output = Path.of("proof");

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "3",
            description = "Trainings of each row. Usually ${DEFAULT-VALUE}.")
    private int seeds = 3;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Pairs that each row but the first adds. Usually ${DEFAULT-VALUE}.")
    private int count = 1000;

    @Option(
            names = "--rows",
            paramLabel = "NAMES",
            description = "Which of real, oversampled, paste, paint, label and mix. Usually all that can be made: paint"
                    + " needs --painter and label needs --unlabelled.")
    private Optional<String> rows = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Changes the training of all rows, as in 'areogan train'; repeatable.")
    private List<String> settings = new ArrayList<>();

    @Mixin
    private SynthesisOptions synthesis = new SynthesisOptions();

    @Mixin
    private DataOptions dataOptions = new DataOptions();

    @Mixin
    private EngineOptions engineOptions = new EngineOptions();

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        if (seeds < 1) {
            throw new UserException("--seeds is " + seeds + "; it must be 1 or above");
        }
        RealPairs real = RealPairs.of(data, dataOptions.check(data, err));
        DataSet tested = realTest(real.data());
        List<ProofRow> wanted = rows.map(ProofRow::parse).orElseGet(synthesis::rows);
        SynthesisRequest request = synthesis.request(count);
        Engine engine = engineOptions.start();
        try (SynthesisNetworks networks = SynthesisNetworks.open(model, request.painter(), engine);
                Interruption stop = new Interruption(() -> err.println("interrupted: ending what is under way"))) {
            Synthesizer synthesizer = new Synthesizer(networks, real, Version.describe());
            String trained = networks.model().configuration();
            RunConfiguration base = ConfigurationReader.parse(trained, model + ", its configuration");
            require(output.resolve("configuration.yaml"), trained);
            ProofRequest.require(output.resolve("request.txt"), describe(request, real, tested));
            Proof proof = new Proof(
                    output,
                    wanted,
                    seeds,
                    real.data().classes().named(request.rareClass()),
                    more -> resolve(base, more));
            ProofData sets = new ProofData(synthesizer, request, real, new SetQualities(model, engine), stop, err);
            return prove(proof, sets, real.data().classes(), tested, engine, stop);
        }
    }

    private int prove(
            Proof proof, ProofData sets, ClassSet classes, DataSet tested, Engine engine, BooleanSupplier stop) {
        PrintWriter err = spec.commandLine().getErr();
        int steps = Math.max(
                1, sets.trainingFrames() / proof.configuration().training().batch());
        boolean whole = proof.run(
                sets,
                tested,
                steps,
                engine,
                () -> List.of(new ProgressListener(err, Terminal.draws(spec), System::nanoTime)),
                (row, seed) -> err.println("row " + row.word() + ", seed " + seed + " of " + seeds),
                stop);
        proof.report(classes);
        spec.commandLine().getOut().print(proof.markdown(classes));
        spec.commandLine().getOut().flush();
        if (!whole) {
            err.println("go on with the same command");
            return ExitCodes.INTERRUPTED;
        }
        err.println("all of it is in " + output + "; the report is " + output.resolve("report.html"));
        return ExitCodes.OK;
    }

    private DataSet realTest(DataSet real) {
        DataSet tested = DataSets.openLabelled(test, DataSets.Options.DEFAULT);
        if (!tested.synthetic().isEmpty()) {
            throw new UserException(test + " holds synthetic frames, such as "
                    + tested.id(tested.synthetic().get(0)) + "; a proof needs real ones");
        }
        if (!tested.classes().equals(real.classes())) {
            throw new UserException(
                    test + " has other classes than " + data + "; give test frames of the same classes");
        }
        return tested;
    }

    /** The model's configuration with the same division into training and validation for every seed. */
    private SavedConfiguration resolve(RunConfiguration base, List<String> more) {
        List<String> all = new ArrayList<>(settings);
        all.add("split.seed=" + base.splitSeed());
        all.addAll(more);
        return ConfigurationReader.over("the model's", base, all).saved();
    }

    /** All that decides the scores besides the model. */
    private String describe(SynthesisRequest request, RealPairs real, DataSet tested) {
        return String.join(
                        "\n",
                        "data " + real.survey().fingerprint(),
                        "test " + DataSets.fingerprint(tested),
                        "count " + count,
                        "settings " + settings,
                        "synthesis " + request.describe(),
                        "class " + request.rareClass() + ", seed " + request.seed(),
                        "mix " + request.mix().text(),
                        "judge " + request.judge().byName())
                + "\n";
    }

    private static void require(Path file, String text) {
        if (!Files.exists(file)) {
            AtomicFile.writeString(file, text);
        } else if (!ProofRequest.text(file).equals(text)) {
            throw ProofRequest.other(file);
        }
    }
}
