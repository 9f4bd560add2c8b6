package org.areogan.program.synth;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.areogan.engine.Engine;
import org.areogan.program.options.EngineOptions;
import org.areogan.program.shell.ExitCodes;
import org.areogan.program.shell.Interruption;
import org.areogan.program.shell.Terminal;
import org.areogan.program.shell.Version;
import org.areogan.program.train.ProgressListener;
import org.areogan.synth.RealPairs;
import org.areogan.synth.Synthesis;
import org.areogan.synth.SynthesisNetworks;
import org.areogan.synth.SynthesisRequest;
import org.areogan.synth.proof.Comparison;
import org.areogan.synth.proof.ProofRequest;
import org.areogan.synth.proof.ProofRow;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.data.DataSets;
import org.areogan.trainer.configuration.MaskClasses;
import org.areogan.trainer.events.TrainingListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
            "Every row has the same seeds, the same number of steps (or looks at each real pair) and the same"
                    + " validation frames. All of it lies in one folder, training by training: after Ctrl-C the same"
                    + " command goes on."
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
            description =
                    "Which of real, long, oversampled, paste, paint, label, unjudged, random and mix. Usually all that"
                            + " can be made: paint needs --painter and label needs --unlabelled.")
    private Optional<String> rows = Optional.empty();

    @Option(
            names = "--equal",
            paramLabel = "WHAT",
            defaultValue = "steps",
            description =
                    "What all trainings have as much of: steps, or exposure, where rows with more pairs take more steps"
                            + " so that each real pair is seen as often. Usually ${DEFAULT-VALUE}.")
    private ProofRequest.Equal equal = ProofRequest.Equal.STEPS;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Changes the training of all rows, as in 'areogan train'; repeatable.")
    private List<String> settings = new ArrayList<>();

    @Mixin
    private SynthesisOptions synthesis = new SynthesisOptions();

    @Mixin
    private EngineOptions engineOptions = new EngineOptions();

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        SynthesisRequest pairs = synthesis.request(count);
        ProofRequest asked = new ProofRequest(
                rows.map(ProofRow::parse).orElseGet(() -> ProofRequest.possible(pairs)), seeds, pairs, settings, equal);
        Engine engine = engineOptions.start();
        try (SynthesisNetworks networks = SynthesisNetworks.open(model, pairs.painter(), pairs.witnesses(), engine);
                Interruption stop = new Interruption(() -> err.println("interrupted: ending what is under way"))) {
            ClassSet classes = MaskClasses.ofFilesFor(networks.segmenter().classes());
            RealPairs real = synthesis.real(classes, err);
            DataSet tested = DataSets.openLabelled(test, new DataSets.Options(classes, Optional.empty()));
            ProofRequest request =
                    new ProofRequest(asked.rows(), seeds, synthesis.fitted(pairs, real, err), settings, equal);
            Comparison comparison = Comparison.open(output, request, networks, real, tested, engine);
            boolean whole = comparison.run(new Told(), stop);
            spec.commandLine().getOut().print(comparison.markdown());
            spec.commandLine().getOut().flush();
            if (!whole) {
                err.println("go on with the same command");
                return ExitCodes.INTERRUPTED;
            }
        }
        err.println("all of it is in " + output + "; the report is " + output.resolve("report.html"));
        return ExitCodes.OK;
    }

    /** What happens, on standard error. */
    private final class Told implements Comparison.Observer {
        private final PrintWriter err = spec.commandLine().getErr();

        @Override
        public void beginning(ProofRow row, int seed) {
            err.println("row " + row.word() + ", seed " + seed + " of " + seeds);
        }

        @Override
        public void made(Synthesis.End end) {
            err.printf(
                    "%d pairs kept of %d proposals, the class with a share of %.4f%n",
                    end.kept(), end.attempts(), end.share());
        }

        @Override
        public List<TrainingListener> listeners() {
            return List.of(new ProgressListener(err, Terminal.draws(spec)));
        }
    }
}
