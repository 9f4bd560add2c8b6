package org.areogan.spark.segment;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.areogan.files.Sha256;
import org.areogan.files.UserException;
import org.areogan.generator.refine.Refinement;
import org.areogan.program.segment.formats.SegmentFormat;
import org.areogan.program.segment.mosaic.MosaicOptions;
import org.areogan.spark.frames.FrameSource;
import org.areogan.spark.frames.ModelBytes;
import org.areogan.spark.frames.SegmentFolder;
import org.areogan.spark.frames.SegmentRequest;
import org.areogan.spark.job.ExecutorWork;
import org.areogan.spark.job.JobFolder;
import org.areogan.spark.job.TaskProgress;
import org.areogan.spark.metrics.Counted;
import org.areogan.spark.metrics.WorkCounter;
import org.areogan.spark.mosaic.MosaicJob;
import org.areogan.spark.mosaic.MosaicList;
import org.areogan.spark.mosaic.MosaicSource;
import org.areogan.spark.store.InputFile;
import org.areogan.spark.store.Store;

/** Segments all frames of an input, from the driver. */
final class SegmentJob {
    private static final int TROUBLES_TOLD = 10;

    private final SparkSession spark;
    private final JavaSparkContext context;
    private final Store store;
    private final SegmentFolder folder;
    private final Path output;

    /**
     * How it ended.
     *
     * @param frames all of them
     * @param before how many had been segmented by an earlier run
     * @param unreadable how many could not be read
     * @param troubles of the first of these, for people
     * @param places what there is now
     */
    record Outcome(int frames, int before, long unreadable, List<String> troubles, List<String> places) {}

    SegmentJob(SparkSession spark, Store store, Path output) {
        this.spark = spark;
        this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        this.store = store;
        this.folder = new SegmentFolder(store, output);
        this.output = output;
    }

    /**
     * Segments what is not segmented yet.
     *
     * @param partSize frames in a task
     * @throws UserException if nothing is there, if the output holds something else, or no task can do its work
     */
    Outcome run(
            String input,
            List<InputFile> files,
            SegmentRequest request,
            ModelBytes bytes,
            int partSize,
            boolean force) {
        Broadcast<ModelBytes> models = context.broadcast(bytes);
        List<MosaicSource> mosaics =
                ExecutorWork.told(() -> MosaicList.of(context, store, files, request.mosaicAbove()));
        requireWindows(mosaics, request);
        List<InputFile> pictures = without(files, mosaics);
        List<FrameSource> frames =
                ExecutorWork.told(() -> FrameList.of(context, store, input, pictures, mosaics, request, models));
        List<Part> parts = Part.of(frames, partSize);
        JobFolder.State state = folder.job().begin(identity(request, files, frames, partSize), force);
        List<MosaicSource> openMosaics = state == JobFolder.State.DONE ? List.of() : MosaicSource.open(mosaics, folder);
        List<Part> open = state == JobFolder.State.DONE ? List.of() : Part.open(parts, folder);
        if (!open.isEmpty()) {
            PartTask task = new PartTask(
                    store,
                    output.toString(),
                    request,
                    models,
                    WorkCounter.of(context.sc(), Counted.FRAMES_SEGMENTED, Counted.FRAMES_LEFT_OUT, Counted.PIXELS));
            context.setJobGroup(TaskProgress.GROUP, "segmenting " + frames.size() + " frames", true);
            ExecutorWork.told(
                    () -> context.parallelize(open, open.size()).map(task).collect());
            context.clearJobGroup();
        }
        ExecutorWork.told(() -> {
            new MosaicJob(context, store, output, request, models).run(openMosaics);
            return true;
        });
        int all = frames.size() + mosaics.size();
        if (state != JobFolder.State.DONE) {
            FrameTable.write(spark, folder.rows(), all, folder.table());
            folder.job().finish();
        }
        int now = open.stream().mapToInt(each -> each.frames().size()).sum() + openMosaics.size();
        return outcome(all, all - now, request.formats());
    }

    private static List<InputFile> without(List<InputFile> files, List<MosaicSource> mosaics) {
        Set<String> taken = mosaics.stream().map(each -> each.source().file()).collect(Collectors.toSet());
        return files.stream().filter(each -> !taken.contains(each.path())).toList();
    }

    private static void requireWindows(List<MosaicSource> mosaics, SegmentRequest request) {
        boolean refined = request.refiner() instanceof Refinement refinement
                && !refinement.steps().isEmpty();
        mosaics.stream()
                .filter(MosaicSource::isReadable)
                .findFirst()
                .ifPresent(each -> MosaicOptions.requireWindows(
                        each.source().file(), request.formats(), request.options(), refined));
    }

    private Outcome outcome(int frames, int before, List<SegmentFormat> formats) {
        List<Row> first = FrameTable.troubles(spark, folder.table()).takeAsList(TROUBLES_TOLD);
        long unreadable = first.size() < TROUBLES_TOLD
                ? first.size()
                : FrameTable.troubles(spark, folder.table()).count();
        List<String> places =
                formats.stream().map(each -> folder.place(each).toString()).collect(Collectors.toList());
        places.add(folder.table().toString());
        List<String> troubles =
                first.stream().map(row -> row.<String>getAs("error")).toList();
        return new Outcome(frames, before, unreadable, troubles, places);
    }

    private static Map<String, String> identity(
            SegmentRequest request, List<InputFile> files, List<FrameSource> frames, int partSize) {
        Map<String, String> identity = request.identity();
        String all =
                files.stream().map(each -> each.path() + " " + each.state()).collect(Collectors.joining("\n", "", "\n"))
                        + frames.stream().map(FrameSource::name).collect(Collectors.joining("\n"));
        identity.put(
                "frames",
                frames.size() + ", their names, sizes and times summed as "
                        + Sha256.of(all.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        identity.put("frames in a task", Integer.toString(partSize));
        return identity;
    }
}
