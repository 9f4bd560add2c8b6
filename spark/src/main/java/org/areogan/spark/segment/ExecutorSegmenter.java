package org.areogan.spark.segment;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.areogan.generator.Segmenter;
import org.areogan.spark.store.LocalCopies;
import org.areogan.spark.store.Store;

/**
 * The segmenter of this process, which all its tasks share: the first one that needs it opens it, and it is closed when the
 * process ends, or when tasks of another request come and nobody uses it any more.
 */
final class ExecutorSegmenter {
    private static final Map<String, Opened> OPENED = new HashMap<>();
    private static boolean ending;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(ExecutorSegmenter::end, "segmenter-close"));
    }

    private ExecutorSegmenter() {}

    /** One task's hold on it. */
    interface Lease extends AutoCloseable {
        Segmenter segmenter();

        @Override
        void close();
    }

    /** Networks, and how they look. */
    private static final class Opened {
        private final Segmenter networks;
        private final Segmenter segmenter;
        private int leases;

        Opened(SegmentRequest request, Segmenter networks) {
            this.networks = networks;
            this.segmenter = networks.with(request.options()).with(request.refiner());
        }
    }

    static synchronized Lease lease(SegmentRequest request, Store store, Supplier<ModelBytes> models) {
        if (ending) {
            throw new IllegalStateException("this process is ending");
        }
        String key = request.identity().toString();
        if (!OPENED.containsKey(key)) {
            closeIdle();
            OPENED.put(key, open(request, store, models.get()));
        }
        Opened opened = OPENED.get(key);
        opened.leases++;
        return new Lease() {
            @Override
            public Segmenter segmenter() {
                return opened.segmenter;
            }

            @Override
            public void close() {
                release(opened);
            }
        };
    }

    private static Opened open(SegmentRequest request, Store store, ModelBytes models) {
        try (LocalCopies scratch = new LocalCopies(store)) {
            return new Opened(request, models.open(request.start(), scratch.folder()));
        }
    }

    private static synchronized void release(Opened opened) {
        opened.leases--;
    }

    private static void closeIdle() {
        OPENED.values().removeIf(each -> {
            if (each.leases > 0) {
                return false;
            }
            each.networks.close();
            return true;
        });
    }

    /** What a task is still computing with is left to the operating system: to take it away would crash the process. */
    private static synchronized void end() {
        ending = true;
        closeIdle();
    }
}
