package org.areogan.program.segment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.areogan.engine.Engine;
import org.areogan.files.FileFormat;
import org.areogan.files.Sha256;
import org.areogan.files.UserException;
import org.areogan.generator.SegmentOptions;
import org.areogan.generator.Segmenter;
import org.areogan.models.TrainedModel;
import org.areogan.program.options.EngineOptions;
import org.areogan.program.options.IgnoreOptions;
import org.areogan.program.options.LookOptions;
import org.areogan.program.options.OverwriteOptions;
import org.areogan.program.options.RefineOptions;
import org.areogan.program.segment.formats.SegmentFormat;
import org.areogan.program.segment.frames.FileStates;
import org.areogan.program.segment.frames.NamedFrames;
import org.areogan.program.segment.job.Outcome;
import org.areogan.program.segment.job.Segmentation;
import org.areogan.program.segment.job.SegmentationRequest;
import org.areogan.program.segment.job.WrittenFiles;
import org.areogan.program.segment.mosaic.MosaicOptions;
import org.areogan.program.segment.mosaic.MosaicSegmentation;
import org.areogan.program.shell.ExitCodes;
import org.areogan.program.shell.Interruption;
import org.areogan.program.shell.Terminal;
import org.areogan.program.shell.Version;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.data.IgnoreMasks;
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
            "  areogan segment --model runs/first/model.areogan mars-test.npz -o out --format npz,csv",
            "  areogan segment 'sols/**/*.IMG' -o out --format masks,jsonl",
            "  find sols -name '*.png' | areogan segment - -o out",
            "",
            "Interrupted, the same command goes on."
        })
public final class SegmentCommand implements Callable<Integer> {
    private static final int TROUBLES_TOLD = 10;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "1..*",
            paramLabel = "INPUT",
            description =
                    "Pictures, folders of pictures, archives (their test_set, or else the training_set), quoted patterns"
                            + " such as 'frames/**/*.png', or - for standard input: a picture, or names of inputs, one a line.")
    private List<String> inputs = new ArrayList<>();

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
            converter = FormatWords.class,
            paramLabel = "FORMAT",
            defaultValue = "masks,overlays",
            description =
                    "For each frame: masks (grey PNGs of class ids), colors (PNGs in the classes' colours), overlays (PNGs"
                            + " of the frame under them), confidence (grey PNGs), probabilities (NPZ), geotiff (class ids in the"
                            + " picture's place). For all: npz (masks.npz), csv (the reference data set's submission.csv), jsonl"
                            + " (areas, confidence, the mean time of the batch and, with --scale, the scale in frames.jsonl),"
                            + " cvat, labelme, label-studio (to be corrected there)."
                            + " Joined by commas; usually ${DEFAULT-VALUE}.")
    private List<SegmentFormat> formats = new ArrayList<>();

    @Mixin
    private MaskOptions masks = new MaskOptions();

    @Mixin
    private OverwriteOptions overwriting = new OverwriteOptions();

    @Option(
            names = "--strict",
            description =
                    "End with an error at the first frame that cannot be read, and write nothing. Usually such frames, and"
                            + " files of a pattern or list that are missing or no pictures, are left out and listed in unread.txt.")
    private boolean strict;

    @Mixin
    private LookOptions look = new LookOptions();

    @Mixin
    private MosaicOptions mosaics = new MosaicOptions();

    @Mixin
    private IgnoreOptions ignore = new IgnoreOptions();

    @Mixin
    private RefineOptions refine = new RefineOptions();

    @Mixin
    private EngineOptions engine = new EngineOptions();

    @Override
    public Integer call() {
        SegmentOptions asked = look.options();
        SegmentOptions options = formats.contains(SegmentFormat.PROBABILITIES) ? asked : asked.withoutProbabilities();
        double leastConfidence = masks.leastConfidence();
        double opacity = masks.opacity();
        Engine started = engine.start();
        try (Segmenter networks = open(started);
                Segmenter segmenter = networks.with(options).with(refine.refiner())) {
            if (isMosaic()) {
                return segmentMosaic(segmenter, asked, leastConfidence, identity(asked, started));
            }
            NamedFrames frames = frames(segmenter.classes());
            if (strict) {
                frames.requireInputs();
            }
            SegmentationRequest request = new SegmentationRequest(
                    frames,
                    formats,
                    folder,
                    leastConfidence,
                    opacity,
                    ignore.folders().isEmpty() ? Optional.empty() : Optional.of(IgnoreMasks.of(ignore.folders())),
                    strict,
                    overwriting.force(),
                    identity(asked, started));
            if (!Segmentation.unfinished(folder)) {
                overwriting.requireFree(request.files(), "another folder with -o");
            }
            if (models.isEmpty()) {
                ForeignCamera.warning(frames).ifPresent(spec.commandLine().getErr()::println);
            }
            return segment(segmenter, request);
        }
    }

    /** A mosaic is an input by itself. */
    private boolean isMosaic() {
        return inputs.size() == 1 && MosaicSegmentation.isMosaic(inputs.get(0), mosaics.above());
    }

    private int segmentMosaic(
            Segmenter segmenter, SegmentOptions asked, double leastConfidence, Map<String, String> identity) {
        PrintWriter err = spec.commandLine().getErr();
        String file = inputs.get(0);
        MosaicOptions.requireWindows(file, formats, asked, refine.given());
        if (!ignore.folders().isEmpty()) {
            throw new UserException(
                    file + " is a mosaic, for which pixels are not ignored by pictures; leave that out");
        }
        MosaicSegmentation.Request request = new MosaicSegmentation.Request(
                Path.of(file), folder, formats, leastConfidence, mosaics.side(), identity, overwriting.force());
        if (!MosaicSegmentation.unfinished(folder)) {
            overwriting.requireFree(request.files(), "another folder with -o");
        }
        try (Interruption interruption = new Interruption(() -> err.println("ending after this window"));
                SegmentationProgress progress =
                        new SegmentationProgress(err, Terminal.draws(spec), System::nanoTime, "windows")) {
            boolean done = MosaicSegmentation.run(
                    segmenter, request, (windows, all) -> progress.advanced(windows, all, 0), interruption);
            if (!done) {
                err.println("interrupted; the same command goes on with the windows that are left");
                return ExitCodes.INTERRUPTED;
            }
        }
        request.files().forEach(spec.commandLine().getOut()::println);
        return ExitCodes.OK;
    }

    /** What decides the files beside the request, so that only the same is gone on with. */
    private Map<String, String> identity(SegmentOptions asked, Engine started) {
        String ignored = ignore.folders().stream().map(FileStates::of).collect(Collectors.joining("\n"));
        return Map.of(
                "program", FileFormat.programVersion(),
                "models",
                        models.isEmpty()
                                ? Sha256.of(TrainedModel.CURIOSITY.card().getBytes(UTF_8))
                                : hashes(),
                "options", asked.toString(),
                "refined", refine.refiner().toString(),
                "engine", started.description(),
                "ignored", Sha256.of(ignored.getBytes(UTF_8)));
    }

    private NamedFrames frames(ClassSet classes) {
        WrittenFiles written = new WrittenFiles(folder);
        try {
            return NamedFrames.open(inputs, classes, System.in, written);
        } finally {
            written.note().ifPresent(spec.commandLine().getErr()::println);
        }
    }

    /** What there is to tell is told before an interruption may end the process. */
    private int segment(Segmenter segmenter, SegmentationRequest request) {
        PrintWriter err = spec.commandLine().getErr();
        try (Interruption interruption = new Interruption(() -> err.println("ending after this batch"))) {
            return told(request, segment(segmenter, request, interruption));
        }
    }

    private Outcome segment(Segmenter segmenter, SegmentationRequest request, Interruption interruption) {
        PrintWriter err = spec.commandLine().getErr();
        try (SegmentationProgress progress = new SegmentationProgress(err, Terminal.draws(spec), System::nanoTime)) {
            return Segmentation.run(segmenter, request, progress, interruption);
        }
    }

    private int told(SegmentationRequest request, Outcome outcome) {
        PrintWriter err = spec.commandLine().getErr();
        if (outcome.interrupted()) {
            err.println("interrupted after " + outcome.done() + " of " + outcome.all()
                    + " frames; the same command goes on with the rest");
            return ExitCodes.INTERRUPTED;
        }
        if (look.choosesScale()) {
            err.println(chosen(outcome));
        }
        PrintWriter out = spec.commandLine().getOut();
        request.formats().forEach(format -> {
            List<Path> files = format.files(folder, request.frames().names());
            out.println(files.size() == 1 ? files.get(0) : format.place(folder));
        });
        List<Outcome.Trouble> troubles = outcome.troubles();
        if (troubles.isEmpty()) {
            return ExitCodes.OK;
        }
        troubles.stream().limit(TROUBLES_TOLD).forEach(each -> err.println("left out: " + each.message()));
        err.println(troubles.size() + " of " + outcome.all()
                + " frames could not be read and were left out; they are listed in "
                + folder.resolve(Segmentation.UNREAD));
        return ExitCodes.LEFT_OUT;
    }

    /** Of a single frame its scale alone. */
    private static String chosen(Outcome outcome) {
        return outcome.scales().entrySet().stream()
                .map(each -> each.getKey()
                        + (outcome.all() == 1 ? "" : " (" + each.getValue() + " of " + outcome.all() + " frames)"))
                .collect(Collectors.joining("; ", "scale: ", ""));
    }

    private Segmenter open(Engine started) {
        return models.isEmpty() ? TrainedModel.CURIOSITY.open(started) : Segmenter.open(models, started);
    }

    private String hashes() {
        return models.stream().map(Sha256::of).collect(Collectors.joining(" "));
    }
}
