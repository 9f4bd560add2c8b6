package org.areogan.program;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import org.areogan.engine.Engine;
import org.areogan.engine.Parameters;
import org.areogan.files.UserException;
import org.areogan.generator.Segmenter;
import org.areogan.generator.model.ModelFile;
import org.areogan.program.options.EngineOptions;
import org.areogan.program.options.OverwriteOptions;
import org.areogan.program.segment.OpenModel;
import org.areogan.program.segment.formats.SegmentFormat;
import org.areogan.program.segment.frames.NamedFrames;
import org.areogan.program.segment.job.Segmentation;
import org.areogan.program.segment.job.SegmentationRequest;
import org.areogan.program.shell.ExitCodes;
import org.areogan.program.shell.Terminal;
import org.areogan.program.shell.Version;
import org.areogan.program.train.TrainingSession;
import org.areogan.synth.RealPairs;
import org.areogan.synth.Synthesis;
import org.areogan.synth.SynthesisNetworks;
import org.areogan.synth.SynthesisRequest;
import org.areogan.synth.Synthesizer;
import org.areogan.synth.export.ExportFormat;
import org.areogan.synth.export.PairArchive;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.data.DataSets;
import org.areogan.terrain.score.ScoreTable;
import org.areogan.terrain.score.Scores;
import org.areogan.trainer.TrainingRun;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.yaml.Presets;
import org.areogan.trainer.configuration.yaml.SavedConfiguration;
import org.areogan.trainer.events.RunEnd;
import org.areogan.trainer.validation.Evaluation;
import org.nd4j.linalg.api.buffer.DataType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code areogan demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description =
                "Makes up landscapes, trains on them, scores and segments unseen ones, and makes synthetic pairs: all"
                        + " in some minutes, with no data.",
        footer = {
            "",
            "Examples:",
            "  areogan demo",
            "  areogan demo -o /tmp/demo --seed 7",
            "  areogan demo --scene craters"
        })
final class DemoCommand implements Callable<Integer> {
    private static final int UNSEEN_FRAMES = 48;
    private static final int PAIRS = 24;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Folder to write to; usually demo, or demo-2 and so on if that is taken.")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of landscapes and training. Usually ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Change the training as in 'areogan train'.")
    private List<String> settings = List.of();

    @Option(
            names = "--scene",
            paramLabel = "KIND",
            defaultValue = "landscapes",
            description = "What to make up: ${COMPLETION-CANDIDATES}. Usually ${DEFAULT-VALUE}.")
    private DemoScene scene = DemoScene.LANDSCAPES;

    @Option(names = "--frames", paramLabel = "N", description = "Frames to train on.")
    private Optional<Integer> frames = Optional.empty();

    @Option(
            names = "--data-only",
            description = "Write the frames, scenes.npz to train on and unseen.npz to score on, and end.")
    private boolean dataOnly;

    @Mixin
    private OverwriteOptions overwriting = new OverwriteOptions();

    @Mixin
    private EngineOptions engineOptions = new EngineOptions();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Path folder = output.orElseGet(DemoCommand::free);
        Path training = folder.resolve("scenes.npz");
        Path unseen = folder.resolve("unseen.npz");
        int wanted = frames.orElseGet(scene::frames);
        if (wanted < 1) {
            throw new UserException("--frames is " + wanted + "; it must be 1 or above");
        }
        if (dataOnly) {
            overwriting.requireFree(List.of(training, unseen), "another folder with -o");
            write(training, unseen, wanted, err);
            out.println(training);
            out.println(unseen);
            return ExitCodes.OK;
        }
        Engine engine = engineOptions.start();
        TrainingRun run = TrainingRun.create(folder.resolve("run"), configuration(), DataSource.of(training));
        overwriting.requireFree(List.of(training, unseen), "another folder with -o");
        write(training, unseen, wanted, err);
        RunEnd end = new TrainingSession(run, engine, err, Terminal.draws(spec)).train(OptionalInt.empty());
        if (end.reason() == RunEnd.Reason.INTERRUPTED) {
            return ExitCodes.INTERRUPTED;
        }
        show(run.folder().model(), unseen, folder, engine, out);
        if (scene == DemoScene.LANDSCAPES) {
            synthesise(run.folder().model(), training, folder.resolve("rocks"), engine, out);
        }
        out.println("All of it is in " + folder + "; begin with " + run.folder().report());
        return ExitCodes.OK;
    }

    private void write(Path training, Path unseen, int wanted, PrintWriter err) {
        err.println("making " + (wanted + UNSEEN_FRAMES) + " " + scene);
        PairArchive.write(training, scene.dataSet(wanted, seed));
        PairArchive.write(unseen, scene.dataSet(UNSEEN_FRAMES, seed + 1));
    }

    private SavedConfiguration configuration() {
        List<String> all = new ArrayList<>(scene.settings());
        all.add("seed=" + seed);
        all.addAll(settings);
        return Presets.reader()
                .resolve(Optional.of(scene.preset()), scene.preset(), Optional.empty(), all)
                .saved();
    }

    private void show(Path model, Path unseen, Path folder, Engine engine, PrintWriter out) {
        DataSet data = DataSets.openLabelled(unseen, new DataSets.Options(scene.classes(), Optional.empty()));
        try (ModelFile file = ModelFile.readGenerator(model);
                OpenModel open = OpenModel.open(model, engine)) {
            out.println("Scores on " + data.size() + " unseen " + scene);
            out.println();
            out.println("The untrained network:");
            out.println(untrained(file, data, engine));
            out.println("The trained one:");
            out.println(ScoreTable.format(Scores.of(Evaluation.evaluate(open.segmenter(), data))));
            NamedFrames frames = NamedFrames.open(List.of(unseen), scene.classes());
            Segmentation.run(open.segmenter(), SegmentationRequest.of(frames, List.of(SegmentFormat.OVERLAYS), folder));
        }
    }

    /** Some pairs more for the rare class, from the frames just trained on. */
    private void synthesise(Path model, Path training, Path folder, Engine engine, PrintWriter out) {
        RealPairs real = RealPairs.of(training, DataSource.of(training).check());
        try (SynthesisNetworks networks = SynthesisNetworks.open(model, Optional.empty(), engine)) {
            SynthesisRequest request = SynthesisRequest.of("big-rock", PAIRS);
            Synthesis.End end = new Synthesizer(networks, real, Version.describe())
                    .make(request, Set.of(ExportFormat.NPZ), false, folder, (kept, attempts) -> {}, () -> false);
            out.println("Synthetic pairs with " + request.rareClass() + ": " + end.kept() + " kept of " + end.attempts()
                    + " proposed; dropped: " + end.droppedInWords());
            if (end.kept() > 0) {
                out.println("They are in " + folder + "; look at " + folder.resolve("report.html"));
            }
            out.println();
        }
    }

    private static String untrained(ModelFile trained, DataSet data, Engine engine) {
        try (Parameters fresh = new Parameters(DataType.FLOAT);
                Segmenter segmenter =
                        new Segmenter(trained.options(), trained.classes(), trained.normalization(), fresh, engine)) {
            return ScoreTable.format(Scores.of(Evaluation.evaluate(segmenter, data)));
        }
    }

    private static Path free() {
        Path folder = Path.of("demo");
        for (int number = 2; Files.exists(folder); number++) {
            folder = Path.of("demo-" + number);
        }
        return folder;
    }
}
