package org.areogan.program.segment;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.areogan.engine.Engine;
import org.areogan.files.UserException;
import org.areogan.generator.SegmentOptions;
import org.areogan.generator.Segmenter;
import org.areogan.models.TrainedModel;
import org.areogan.program.options.EngineOptions;
import org.areogan.program.options.LookOptions;
import org.areogan.program.options.OverwriteOptions;
import org.areogan.program.shell.ExitCodes;
import org.areogan.program.shell.Version;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code areogan segment}. */
@Command(
        name = "segment",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Segments frames of any size.",
        footer = {
            "",
            "Examples:",
            "  areogan segment rover.png -o out",
            "  areogan segment --model runs/first/model.areogan rover.png -o out",
            "  areogan segment --model runs/first/model.areogan pictures/ -o out --format overlays",
            "  areogan segment --model runs/first/model.areogan mars-test.npz -o out --format npz,csv"
        })
public final class SegmentCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "1..*",
            paramLabel = "INPUT",
            description = "Pictures, folders of pictures, or archives (their test_set, or else the training_set).")
    private List<Path> inputs = new ArrayList<>();

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "What 'areogan train' has made; of several, given one after another, the probabilities are"
                    + " averaged. Usually the model that comes with the program, trained on Curiosity's frames.")
    private List<Path> models = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR",
            description = "Folder to write to.")
    private Path folder = Path.of("");

    @Option(
            names = "--format",
            split = ",",
            paramLabel = "FORMAT",
            defaultValue = "masks,overlays",
            description = "masks (grey PNGs of class ids), overlays (PNGs in colour), npz (all masks in masks.npz), csv"
                    + " (the reference data set's submission.csv); joined by commas. Usually ${DEFAULT-VALUE}.")
    private List<SegmentFormat> formats = new ArrayList<>();

    @Mixin
    private OverwriteOptions overwriting = new OverwriteOptions();

    @Option(
            names = "--least-confidence",
            paramLabel = "P",
            description = "Write no label (255) where the most probable class is less probable than this, 0 to 1.")
    private Optional<Double> leastConfidence = Optional.empty();

    @Mixin
    private LookOptions look = new LookOptions();

    @Mixin
    private EngineOptions engine = new EngineOptions();

    @Override
    public Integer call() {
        SegmentOptions options = look.options();
        leastConfidence.filter(least -> !(least >= 0 && least <= 1)).ifPresent(least -> {
            throw new UserException("--least-confidence is " + least + "; it must be between 0 and 1, e.g. 0.6");
        });
        try (Segmenter networks = open(engine.start());
                Segmenter segmenter = networks.with(options)) {
            NamedFrames frames = NamedFrames.open(inputs, segmenter.classes());
            List<SegmentFormat> chosen = formats.stream().distinct().toList();
            overwriting.requireFree(files(chosen, frames.names()), "another folder with -o");
            Segmentation.run(segmenter, leastConfidence.orElse(0.0), frames, chosen, folder);
            PrintWriter out = spec.commandLine().getOut();
            chosen.forEach(format -> out.println(told(format.files(folder, frames.names()))));
        }
        return ExitCodes.OK;
    }

    private Segmenter open(Engine started) {
        return models.isEmpty() ? TrainedModel.CURIOSITY.open(started) : Segmenter.open(models, started);
    }

    private static @Nullable Path told(List<Path> files) {
        return files.size() == 1 ? files.get(0) : files.get(0).getParent();
    }

    private List<Path> files(List<SegmentFormat> chosen, List<String> names) {
        return chosen.stream()
                .flatMap(format -> format.files(folder, names).stream())
                .toList();
    }
}
