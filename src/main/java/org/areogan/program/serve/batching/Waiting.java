package org.areogan.program.serve.batching;

import java.util.concurrent.CompletableFuture;
import org.areogan.generator.Prediction;
import org.areogan.terrain.Frame;

/**
 * A frame in a queue.
 *
 * @param height of the frame once it is padded
 * @param width likewise
 * @param deadline by {@link System#nanoTime}, after which nobody wants the answer
 */
record Waiting(Frame frame, int height, int width, long deadline, CompletableFuture<Prediction> answer) {
    boolean fits(Waiting first) {
        return height == first.height && width == first.width;
    }

    /** Whether nobody wants the answer any more. */
    boolean stale(long now) {
        return answer.isDone() || now - deadline > 0;
    }

    long pixels() {
        return frame.grey().length;
    }
}
