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
import org.areogan.generator.Segmenter;
import org.areogan.generator.model.ModelFile;
import org.areogan.program.options.EngineOptions;
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
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.data.DataSets;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.terrain.score.ScoreTable;
import org.areogan.terrain.score.Scores;
import org.areogan.trainer.TrainingRun;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.Presets;
import org.areogan.trainer.configuration.SavedConfiguration;
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
                "Makes up landscapes, trains on them, scores and segments unseen ones, and makes synthetic pairs: all in some minutes, with no"
                        + " data.",
        footer = {"", "Examples:", "  areogan demo", "  areogan demo -o /tmp/demo --seed 7"})
final class DemoCommand implements Callable<Integer> {
    private static final int HEIGHT = 64;
    private static final int WIDTH = 128;
    private static final int TRAINING_FRAMES = 240;
    private static final int UNSEEN_FRAMES = 48;
    private static final int PAIRS = 24;
    /** More than on Mars, so that the rare class shows in few frames. */
    private static final double BIG_ROCK_FRAMES = 0.25;

    /**
     * Invented landscapes are alike, so a few hundred big steps on them as they are do more than gentle ones. Rocks are few
     * even here, and are only found where they are seen more often.
     */
    private static final List<String> SETTINGS = List.of(
            "training.epochs=16",
            "training.batch=8",
            "training.average_decay=0",
            "training.keep=best",
            "training.statistics_batches=0",
            "schedule.warm_up_epochs=0",
            "objective.lambda_adv=1",
            "objective.hard_fakes=false",
            "objective.match_confidence=true",
            "objective.adversarial_from=1",
            "discriminator.spectral_norm=false",
            "discriminator_optimizer.learning_rate=0.0002",
            "training.samples_every=4",
            "generator.dropout=0",
            "generator.dropout_kind=element",
            "generator_optimizer.learning_rate=0.004",
            "generator_optimizer.beta1=0.9",
            "objective.left_out=[]",
            "objective.class_weights=none",
            "augmentation.zoom=1",
            "augmentation.brightness=0",
            "augmentation.contrast=0",
            "augmentation.paste=0.5",
            "training.class_aware=0.3");

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

    @Option(names = "--frames", paramLabel = "N", hidden = true, description = "Frames to train on.")
    private int frames = TRAINING_FRAMES;

    @Mixin
    private EngineOptions engineOptions = new EngineOptions();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Path folder = output.orElseGet(DemoCommand::free);
        Path training = folder.resolve("scenes.npz");
        Path unseen = folder.resolve("unseen.npz");
        Engine engine = engineOptions.start();
        ProceduralMars landscapes = new ProceduralMars(BIG_ROCK_FRAMES);
        err.println("making " + (frames + UNSEEN_FRAMES) + " landscapes");
        TrainingRun run = TrainingRun.create(folder.resolve("run"), configuration(), DataSource.of(training));
        PairArchive.write(training, landscapes.dataSet(frames, HEIGHT, WIDTH, seed));
        PairArchive.write(unseen, landscapes.dataSet(UNSEEN_FRAMES, HEIGHT, WIDTH, seed + 1));
        RunEnd end = new TrainingSession(run, engine, err, Terminal.draws(spec)).train(OptionalInt.empty());
        if (end.reason() == RunEnd.Reason.INTERRUPTED) {
            return ExitCodes.INTERRUPTED;
        }
        show(run.folder().model(), unseen, folder, engine, out);
        synthesise(run.folder().model(), training, folder.resolve("rocks"), engine, out);
        out.println("All of it is in " + folder + "; begin with " + run.folder().report());
        return ExitCodes.OK;
    }

    private SavedConfiguration configuration() {
        List<String> all = new ArrayList<>(SETTINGS);
        all.add("seed=" + seed);
        all.addAll(settings);
        return Presets.reader()
                .resolve(Optional.empty(), Presets.USUAL, Optional.empty(), all)
                .saved();
    }

    private static void show(Path model, Path unseen, Path folder, Engine engine, PrintWriter out) {
        DataSet data = DataSets.openLabelled(unseen, DataSets.Options.DEFAULT);
        try (ModelFile file = ModelFile.readGenerator(model);
                OpenModel open = OpenModel.open(model, engine)) {
            out.println("Scores on " + data.size() + " unseen landscapes");
            out.println();
            out.println("The untrained network:");
            out.println(untrained(file, data, engine));
            out.println("The trained one:");
            out.println(ScoreTable.format(Scores.of(Evaluation.evaluate(open.segmenter(), data))));
            NamedFrames frames = NamedFrames.open(List.of(unseen), ClassSet.ROVER);
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
                    + " proposed; dropped for " + end.dropped());
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
