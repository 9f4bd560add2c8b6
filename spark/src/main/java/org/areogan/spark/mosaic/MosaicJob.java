package org.areogan.spark.mosaic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.areogan.files.UserException;
import org.areogan.spark.frames.ExecutorSegmenter;
import org.areogan.spark.frames.ModelBytes;
import org.areogan.spark.frames.SegmentRequest;
import org.areogan.spark.job.TaskProgress;
import org.areogan.spark.metrics.Counted;
import org.areogan.spark.metrics.WorkCounter;
import org.areogan.spark.store.Store;
import org.areogan.terrain.mosaic.WholeGrey;
import org.areogan.terrain.mosaic.WindowGrid;

/**
 * Segments mosaics, from the driver: looks through those whose grey depends on the whole, has all windows segmented that are
 * not yet, and then the windows of each mosaic put together.
 */
public final class MosaicJob {
    /** So many tasks are no burden for the driver; if there are more windows, a task takes several. */
    private static final int MOST_TASKS = 50_000;

    private static final int LOOKS_IN_A_TASK = 16;

    private final JavaSparkContext context;
    private final Store store;
    private final Path output;
    private final SegmentRequest request;
    private final Broadcast<ModelBytes> models;

    public MosaicJob(
            JavaSparkContext context, Store store, Path output, SegmentRequest request, Broadcast<ModelBytes> models) {
        this.context = context;
        this.store = store;
        this.output = output;
        this.request = request;
        this.models = models;
    }

    /** Segments these mosaics; of each a row is there afterwards. */
    public void run(List<MosaicSource> mosaics) throws Exception {
        if (mosaics.isEmpty()) {
            return;
        }
        boolean eachFrame = normalizesEachFrame();
        Map<Integer, String> troubles = new HashMap<>();
        List<WindowTask.Work> open = new ArrayList<>();
        MosaicFolder folder = new MosaicFolder(store, output);
        for (MosaicSource mosaic : mosaics) {
            if (mosaic.isReadable()) {
                WindowGrid grid = mosaic.grid(request.windowSide());
                List<Integer> windows = folder.openWindows(mosaic, grid.count());
                if (!windows.isEmpty()) {
                    try {
                        WholeGrey grey = WholeGrey.of(mosaic.header(), eachFrame, sums(mosaic, grid));
                        windows.forEach(each -> open.add(new WindowTask.Work(mosaic, grey, each)));
                    } catch (UserException damaged) {
                        troubles.put(mosaic.number(), String.valueOf(damaged.getMessage()));
                    }
                }
            }
        }
        context.setJobGroup(TaskProgress.GROUP, "segmenting windows of mosaics", true);
        if (!open.isEmpty()) {
            WindowTask task = new WindowTask(
                    store,
                    output.toString(),
                    request,
                    models,
                    WorkCounter.of(context.sc(), Counted.WINDOWS, Counted.PIXELS));
            context.parallelize(open, Math.min(open.size(), MOST_TASKS)).mapPartitions(task).collect().stream()
                    .filter(each -> !each.trouble().isEmpty())
                    .forEach(each -> troubles.putIfAbsent(each.mosaic(), each.trouble()));
        }
        context.clearJobGroup();
        List<MosaicSource> told = mosaics.stream()
                .map(each -> troubles.containsKey(each.number())
                        ? each.withTrouble(String.valueOf(troubles.get(each.number())))
                        : each)
                .toList();
        WorkCounter counter = WorkCounter.of(context.sc(), Counted.FRAMES_SEGMENTED, Counted.FRAMES_LEFT_OUT);
        context.parallelize(told, told.size())
                .foreach(new MosaicTask(store, output.toString(), request, models, counter));
    }

    private boolean normalizesEachFrame() {
        SegmentRequest asked = request;
        Store files = store;
        Broadcast<ModelBytes> bytes = models;
        return context.parallelize(List.of(0), 1)
                .map(unused -> {
                    try (ExecutorSegmenter.Lease lease = ExecutorSegmenter.lease(asked, files, bytes::value)) {
                        return lease.segmenter().normalizesEachFrame();
                    }
                })
                .first();
    }

    /** Over all windows of a mosaic; a {@link UserException} tells of one that is damaged. */
    private WholeGrey.AllWindows sums(MosaicSource mosaic, WindowGrid grid) {
        List<Integer> windows = new ArrayList<>();
        for (int window = 0; window < grid.count(); window++) {
            windows.add(window);
        }
        int tasks = 1 + (windows.size() - 1) / LOOKS_IN_A_TASK;
        return each -> {
            LookTask.Sums all = context.parallelize(windows, tasks)
                    .mapPartitions(new LookTask(store, mosaic, grid, each))
                    .treeReduce(LookTask.Sums::plus);
            if (!all.trouble().isEmpty()) {
                throw new UserException(all.trouble());
            }
            return all.sums();
        };
    }
}
