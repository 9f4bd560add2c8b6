package org.areogan.spark.segment;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.areogan.files.UserException;
import org.areogan.generator.SegmentOptions;
import org.areogan.models.TrainedModel;
import org.areogan.program.options.LookOptions;
import org.areogan.program.options.RefineOptions;
import org.areogan.program.segment.FormatWords;
import org.areogan.program.segment.MaskOptions;
import org.areogan.program.segment.formats.SegmentFormat;
import org.areogan.program.segment.mosaic.MosaicOptions;
import org.areogan.program.shell.ExitCodes;
import org.areogan.program.shell.Version;
import org.areogan.spark.frames.ModelBytes;
import org.areogan.spark.frames.SegmentRequest;
import org.areogan.spark.job.JobFolder;
import org.areogan.spark.job.TaskProgress;
import org.areogan.spark.metrics.JobMetrics;
import org.areogan.spark.session.SparkOptions;
import org.areogan.spark.session.TaskEngine;
import org.areogan.spark.store.InputFile;
import org.areogan.spark.store.InputFiles;
import org.areogan.spark.store.Store;
import org.areogan.terrain.Batches;
import org.areogan.terrain.picture.PictureFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code areogan spark segment}. */
@Command(
        name = "segment",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description =
                "Segments frames of any size, as 'areogan segment' does, and to the same bytes; and mosaics of any"
                        + " size window by window.",
        footer = {
            "",
            "Examples:",
            "  areogan spark segment sols/ out",
            "  areogan spark segment 'hdfs://archive/sols/*/*.IMG' hdfs://archive/masks --master spark://host:7077",
            "  spark-submit --master yarn areogan-spark-assembly.jar segment s3a://bucket/frames s3a://bucket/out",
            "",
            "Ended in the middle, the same command goes on."
        })
public final class SegmentCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            paramLabel = "INPUT",
            description = "A folder, with all below it; a picture; an archive (.npz, .npy); a quoted pattern such as"
                    + " 'sols/*/*.IMG'; or a text file (.txt) that names such, one a line.")
    private String input = "";

    @Parameters(index = "1", paramLabel = "OUTPUT", description = "Folder to write to.")
    private String output = "";

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "What 'areogan train' has made; of several, given one after another, the probabilities are"
                    + " averaged. Usually the model that comes with the program, trained on Curiosity's frames.")
    private List<String> models = new ArrayList<>();

    @Option(
            names = "--format",
            split = ",",
            converter = FormatWords.class,
            paramLabel = "FORMAT",
            defaultValue = "masks",
            description = "For each frame: masks (grey PNGs of class ids), colors, overlays, confidence, probabilities"
                    + " (NPZ), geotiff. Joined by commas; usually ${DEFAULT-VALUE}. The table frames.parquet is"
                    + " always written.")
    private List<SegmentFormat> formats = new ArrayList<>();

    @Mixin
    private MaskOptions masks = new MaskOptions();

    @Option(names = "--force", description = "Delete what another request has left in the output.")
    private boolean force;

    @Option(
            names = "--frames-per-task",
            paramLabel = "N",
            defaultValue = "64",
            description =
                    "Frames that a task takes, rounded up to a multiple of 16; what an abort loses at most of each"
                            + " task. Usually ${DEFAULT-VALUE}.")
    private int framesPerTask;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            defaultValue = TaskEngine.AUTO,
            description = "What computes: auto, torch or nd4j. Usually ${DEFAULT-VALUE}, the fastest that starts.")
    private String engine = TaskEngine.AUTO;

    @Mixin
    private LookOptions look = new LookOptions();

    @Mixin
    private RefineOptions refine = new RefineOptions();

    @Mixin
    private MosaicOptions mosaics = new MosaicOptions();

    @Mixin
    private SparkOptions sparkOptions = new SparkOptions();

    @Override
    public Integer call() throws IOException {
        requireOptions();
        try (JobMetrics metrics = sparkOptions.metrics(spec.commandLine().getErr());
                SparkSession spark = sparkOptions.start("areogan spark segment")) {
            metrics.watch(spark.sparkContext());
            spark.sparkContext()
                    .addSparkListener(new TaskProgress(spec.commandLine().getErr(), System::nanoTime));
            Store store = new Store(spark.sparkContext().hadoopConfiguration());
            org.apache.hadoop.fs.Path folder = store.path(output);
            JobFolder.requireNoPattern(folder);
            List<InputFile> files = new InputFiles(store, file -> mayHoldFrames(file, folder)).of(input);
            ModelBytes bytes = ModelBytes.read(store, models);
            SegmentRequest request = request(
                    bytes.hash(), SparkOptions.threads(spark.sparkContext().getConf()));
            int partSize = (framesPerTask + Batches.SIZE - 1) / Batches.SIZE * Batches.SIZE;
            return told(new SegmentJob(spark, store, folder).run(input, files, request, bytes, partSize, force));
        }
    }

    private SegmentRequest request(String hash, int threads) {
        SegmentOptions asked = look.options();
        String name =
                models.isEmpty() ? TrainedModel.CURIOSITY.name().toLowerCase(Locale.ROOT) : String.join(", ", models);
        return new SegmentRequest(
                name,
                hash,
                new TaskEngine(engine, threads),
                formats.stream().distinct().toList(),
                formats.contains(SegmentFormat.PROBABILITIES) ? asked : asked.withoutProbabilities(),
                refine.refiner(),
                masks.leastConfidence(),
                masks.opacity(),
                mosaics.above(),
                mosaics.side());
    }

    /** Not what this job itself writes. */
    private static boolean mayHoldFrames(org.apache.hadoop.fs.Path file, org.apache.hadoop.fs.Path output) {
        String name = file.getName();
        return !file.toString().startsWith(output + "/")
                && (OpenArchives.named(name) || PictureFiles.named(Path.of(name)));
    }

    private void requireOptions() {
        // Mistakes are told before Spark starts.
        masks.leastConfidence();
        masks.opacity();
        mosaics.above();
        mosaics.side();
        if (framesPerTask < 1) {
            throw new UserException("--frames-per-task is " + framesPerTask + "; it must be 1 or above");
        }
        formats.stream().filter(each -> each.frameFiles().isEmpty()).findFirst().ifPresent(each -> {
            throw new UserException("--format " + each
                    + " is one file of all frames, which many machines do not write; take masks and frames.parquet");
        });
        engine = TaskEngine.known(engine);
    }

    private int told(SegmentJob.Outcome outcome) {
        PrintWriter err = spec.commandLine().getErr();
        if (outcome.before() > 0) {
            err.println(outcome.before() + " of " + outcome.frames() + " frames were segmented before");
        }
        outcome.places().forEach(spec.commandLine().getOut()::println);
        if (outcome.unreadable() == 0) {
            return ExitCodes.OK;
        }
        outcome.troubles().forEach(each -> err.println("left out: " + each));
        err.println(outcome.unreadable() + " of " + outcome.frames()
                + " frames could not be read and were left out; frames.parquet says why");
        return ExitCodes.LEFT_OUT;
    }
}
