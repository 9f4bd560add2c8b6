package org.areogan.program.segment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.areogan.files.UserException;
import org.areogan.generator.Prediction;
import org.areogan.generator.Segmenter;
import org.areogan.program.options.EngineOptions;
import org.areogan.program.shell.ExitCodes;
import org.areogan.program.shell.Version;
import org.areogan.terrain.Frame;
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
            "  areogan segment --model runs/first/model.areogan rover.png -o out",
            "  areogan segment --model runs/first/model.areogan pictures/ -o out --format overlays",
            "  areogan segment --model runs/first/model.areogan mars-test.npz -o out --format npz,csv"
        })
public final class SegmentCommand implements Callable<Integer> {
    private static final int BATCH = 16;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "1..*",
            paramLabel = "INPUT",
            description = "Pictures, folders of pictures, or archives (their test_set, or else the training_set).")
    private List<Path> inputs = new ArrayList<>();

    @Option(names = "--model", required = true, paramLabel = "FILE", description = "What 'areogan train' has made.")
    private Path model = Path.of("");

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

    @Option(names = "--force", description = "Overwrite what is there.")
    private boolean force;

    @Mixin
    private EngineOptions engine = new EngineOptions();

    @Override
    public Integer call() {
        try (OpenModel open = OpenModel.open(model, engine.start())) {
            NamedFrames frames = NamedFrames.open(inputs, open.file().classes());
            List<SegmentOutput> outputs = formats.stream()
                    .distinct()
                    .map(format -> format.output(folder, open.file().classes(), frames.size()))
                    .toList();
            if (!force) {
                requireNew(outputs, frames.names());
            }
            SegmentOutput.writeAll(outputs, sink -> pass(open.segmenter(), frames, sink));
            outputs.stream()
                    .map(output -> output.files(frames.names()))
                    .forEach(files -> spec.commandLine()
                            .getOut()
                            .println(
                                    files.size() == 1
                                            ? files.get(0)
                                            : files.get(0).getParent()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return ExitCodes.OK;
    }

    /** Few frames at a time, so that an archive of any size needs the memory of a few. */
    public static void pass(Segmenter segmenter, NamedFrames frames, SegmentOutput.Sink sink) throws IOException {
        for (int first = 0; first < frames.size(); first += BATCH) {
            int start = first;
            List<Frame> batch = IntStream.range(start, Math.min(start + BATCH, frames.size()))
                    .mapToObj(frames::frame)
                    .toList();
            List<Prediction> predictions = segmenter.predict(batch);
            for (int place = 0; place < batch.size(); place++) {
                sink.accept(new SegmentedFrame(
                        frames.names().get(start + place), batch.get(place), predictions.get(place)));
            }
        }
    }

    private static void requireNew(List<SegmentOutput> outputs, List<String> names) {
        List<Path> existing = outputs.stream()
                .flatMap(output -> output.files(names).stream())
                .filter(Files::exists)
                .toList();
        if (!existing.isEmpty()) {
            throw new UserException(existing.get(0) + " exists already"
                    + (existing.size() == 1 ? "" : ", and " + (existing.size() - 1) + " more")
                    + "; choose another folder with -o, or overwrite with --force");
        }
    }
}
