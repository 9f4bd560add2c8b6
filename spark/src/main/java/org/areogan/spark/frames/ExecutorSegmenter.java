package org.areogan.spark.frames;

import java.util.function.Supplier;
import org.areogan.generator.Segmenter;
import org.areogan.spark.job.Shared;
import org.areogan.spark.store.LocalCopies;
import org.areogan.spark.store.Store;

/** The segmenter of this process, which all its tasks share. */
public final class ExecutorSegmenter {
    private static final Shared<Opened> OPENED =
            new Shared<>("segmenter", each -> each.networks().close());

    private ExecutorSegmenter() {}

    /** Networks, and how they look. */
    private record Opened(Segmenter networks, Segmenter segmenter) {}

    /** One task's hold on it. */
    public static final class Lease implements AutoCloseable {
        private final Shared.Lease<Opened> held;

        private Lease(Shared.Lease<Opened> held) {
            this.held = held;
        }

        /** As the request wants it; it is closed with this process. */
        public Segmenter segmenter() {
            return held.value().segmenter();
        }

        @Override
        public void close() {
            held.close();
        }
    }

    /**
     * Takes hold of it.
     *
     * @param models opened where there is none of this request yet
     */
    public static Lease lease(SegmentRequest request, Store store, Supplier<ModelBytes> models) {
        return new Lease(OPENED.lease(request.identity().toString(), () -> open(request, store, models.get())));
    }

    private static Opened open(SegmentRequest request, Store store, ModelBytes models) {
        try (LocalCopies scratch = new LocalCopies(store)) {
            Segmenter networks = models.open(request.engine().start(), scratch.folder());
            return new Opened(networks, networks.with(request.options()).with(request.refiner()));
        }
    }
}
