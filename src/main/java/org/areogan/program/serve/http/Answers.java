package org.areogan.program.serve.http;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.areogan.generator.Prediction;
import org.areogan.program.serve.batching.ClientLeftException;
import org.areogan.program.serve.batching.QueueFullException;
import org.areogan.program.serve.batching.ServedModel;
import org.areogan.terrain.Frame;
import org.jspecify.annotations.Nullable;

/** Waits for what a model says of frames. */
public final class Answers {
    private Answers() {}

    /** As nginx's logs have it. */
    private static final int CLIENT_LEFT = 499;

    /**
     * @param context of the request, whose client's frames are dropped if it leaves while they wait
     * @throws Problem 503 if too many frames wait already, or the answer does not come in time
     */
    public static List<Prediction> await(Context context, ServedModel model, List<Frame> frames, ServerLimits limits) {
        long deadline = System.nanoTime() + limits.patience().toNanos();
        List<CompletableFuture<Prediction>> answers =
                submit(model, frames, deadline, WatchedConnector.leaving(context));
        List<Prediction> predictions = new ArrayList<>();
        try {
            for (CompletableFuture<Prediction> answer : answers) {
                predictions.add(answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS));
            }
            return predictions;
        } catch (TimeoutException late) {
            throw tooLate(late);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof TimeoutException) {
                throw tooLate(failure);
            }
            if (failure.getCause() instanceof ClientLeftException left) {
                throw new Problem(CLIENT_LEFT, "client_left", "you closed the connection before the answer", left);
            }
            if (failure.getCause() instanceof OutOfMemoryError full) {
                throw Problem.outOfMemory(full);
            }
            throw new IllegalStateException("the segmenter failed", failure.getCause());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw tooLate(hurried);
        } finally {
            answers.forEach(answer -> answer.cancel(false));
        }
    }

    private static List<CompletableFuture<Prediction>> submit(
            ServedModel model, List<Frame> frames, long deadline, BooleanSupplier left) {
        try {
            return model.submit(frames, deadline, left);
        } catch (QueueFullException full) {
            throw new Problem(503, "busy", String.valueOf(full.getMessage()), full);
        }
    }

    static Problem tooLate(@Nullable Exception cause) {
        String message = "the server is too busy to answer in time; try again later";
        return cause == null ? new Problem(503, "too_late", message) : new Problem(503, "too_late", message, cause);
    }
}
