package org.areogan.program.serve.batching;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.areogan.generator.Prediction;
import org.areogan.terrain.Frame;

/**
 * A frame in a queue.
 *
 * @param height of the frame once it is padded
 * @param width likewise
 * @param deadline by {@link System#nanoTime}, after which nobody wants the answer
 * @param left tells whether who asked has left
 */
record Waiting(
        Frame frame, int height, int width, long deadline, BooleanSupplier left, CompletableFuture<Prediction> answer) {
    boolean fits(Waiting first) {
        return height == first.height && width == first.width;
    }

    /** Tells why, and is true, if nobody wants the answer any more. */
    boolean stale(long now) {
        if (now - deadline > 0) {
            answer.completeExceptionally(new TimeoutException("it waited too long"));
        } else if (!answer.isDone() && left.getAsBoolean()) {
            answer.completeExceptionally(new ClientLeftException());
        }
        return answer.isDone();
    }

    long pixels() {
        return frame.grey().length;
    }
}
