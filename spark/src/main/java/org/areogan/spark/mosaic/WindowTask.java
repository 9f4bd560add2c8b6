package org.areogan.spark.mosaic;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.areogan.files.UserException;
import org.areogan.program.segment.mosaic.WindowSegmenter;
import org.areogan.spark.frames.ExecutorSegmenter;
import org.areogan.spark.frames.ModelBytes;
import org.areogan.spark.frames.SegmentRequest;
import org.areogan.spark.metrics.Counted;
import org.areogan.spark.metrics.WorkCounter;
import org.areogan.spark.store.Store;
import org.areogan.terrain.mosaic.Mosaic;
import org.areogan.terrain.mosaic.WholeGrey;
import org.areogan.terrain.mosaic.Window;

/**
 * Segments windows of mosaics, each into a file of its own. It may run any number of times, at once, too: what is there is not
 * made again.
 *
 * @param output folder of the job's files
 */
record WindowTask(Store store, String output, SegmentRequest request, Broadcast<ModelBytes> models, WorkCounter counter)
        implements FlatMapFunction<Iterator<WindowTask.Work>, WindowTask.Done>, Serializable {
    /** A window to be segmented. */
    record Work(MosaicSource mosaic, WholeGrey grey, int window) implements Serializable {}

    /**
     * A window that is done.
     *
     * @param trouble why it cannot be read; otherwise empty
     */
    record Done(int mosaic, String trouble) implements Serializable {}

    @Override
    public Iterator<Done> call(Iterator<Work> works) {
        List<Done> done = new ArrayList<>();
        try (ExecutorSegmenter.Lease lease = ExecutorSegmenter.lease(request, store, models::value)) {
            while (works.hasNext()) {
                Work work = works.next();
                done.add(new Done(work.mosaic().number(), segment(work, lease)));
            }
        }
        return done.iterator();
    }

    private String segment(Work work, ExecutorSegmenter.Lease lease) {
        MosaicFolder folder = new MosaicFolder(store, new Path(output));
        Path target = folder.window(work.mosaic(), work.window());
        if (store.exists(target)) {
            return "";
        }
        try {
            store.place(segmented(work, lease), folder.frames().job().temporary("window"), target);
            Window core = work.mosaic().grid(request.windowSide()).core(work.window());
            counter.add(Counted.WINDOWS, 1);
            counter.add(Counted.PIXELS, (long) core.height() * core.width());
            return "";
        } catch (DamagedException damaged) {
            return String.valueOf(damaged.getMessage());
        }
    }

    /** @throws DamagedException if the mosaic cannot be read there; another try would fail as well */
    private byte[] segmented(Work work, ExecutorSegmenter.Lease lease) throws DamagedException {
        String file = work.mosaic().source().file();
        try (Mosaic mosaic = Mosaic.open(store.open(store.path(file)), file)) {
            WindowSegmenter windows = new WindowSegmenter(
                    lease.segmenter(),
                    work.grey(),
                    work.mosaic().grid(request.windowSide()),
                    request.leastConfidence(),
                    request.formats());
            return windows.segment(mosaic, work.window());
        } catch (UserException damaged) {
            throw new DamagedException(damaged);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + file, failure);
        }
    }

    /** What the mosaic's row tells, other than that nothing can be written. */
    private static final class DamagedException extends Exception {
        private static final long serialVersionUID = 1L;

        DamagedException(UserException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
