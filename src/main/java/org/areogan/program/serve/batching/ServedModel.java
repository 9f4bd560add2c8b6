package org.areogan.program.serve.batching;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.areogan.generator.Prediction;
import org.areogan.generator.SegmentOptions;
import org.areogan.generator.Segmenter;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;

/** A segmenter with its name and its queue; owns both. */
public final class ServedModel implements AutoCloseable {
    private static final int WARM_HEIGHT = 64;
    private static final int WARM_WIDTH = 64;

    private final String name;
    private final Segmenter networks;
    private final Segmenter segmenter;
    private final FrameQueue queue;

    /**
     * @param networks are closed here
     * @param looks how they look at each frame
     */
    public ServedModel(
            String name, Segmenter networks, SegmentOptions looks, QueueLimits limits, QueueListener listener) {
        this.name = name;
        this.networks = networks;
        this.segmenter = networks.with(looks);
        this.queue = new FrameQueue(name, segmenter.multiple(), segmenter::predict, limits, listener);
    }

    public String name() {
        return name;
    }

    public ClassSet classes() {
        return segmenter.classes();
    }

    public int waiting() {
        return queue.length();
    }

    /** As {@link FrameQueue#submit}. */
    public List<CompletableFuture<Prediction>> submit(List<Frame> frames, long deadline, BooleanSupplier left) {
        return queue.submit(frames, deadline, left);
    }

    /** Segments a black frame, so that the first caller does not wait for what is built once. */
    void warm() {
        segmenter.predict(new Frame(WARM_HEIGHT, WARM_WIDTH, new float[WARM_HEIGHT * WARM_WIDTH]));
    }

    @Override
    public void close() {
        queue.close();
        segmenter.close();
        networks.close();
    }
}
