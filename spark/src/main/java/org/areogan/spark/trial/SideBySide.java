package org.areogan.spark.trial;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Has trainings done at once that do not depend on each other. Where one fails, the others are ended. */
final class SideBySide {
    /** Each has a thread that waits for it. */
    static final int MOST = 256;

    private SideBySide() {}

    /** Has one done. */
    @FunctionalInterface
    interface Training<T> {
        /** @return empty if it was ended before it was done */
        Optional<?> done(T training, BooleanSupplier stop);
    }

    /**
     * @param told of each that is done, in the thread that calls this
     * @return whether all are done; not where somebody asked for the end
     */
    static <T> boolean run(List<T> trainings, Training<T> each, Consumer<T> told, BooleanSupplier stop) {
        AtomicBoolean ending = new AtomicBoolean();
        BooleanSupplier end = () -> ending.get() || stop.getAsBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, Math.min(MOST, trainings.size())));
        try {
            CompletionService<Optional<T>> ended = new ExecutorCompletionService<>(threads);
            trainings.forEach(
                    training -> ended.submit(() -> each.done(training, end).map(unused -> training)));
            int done = 0;
            @Nullable Throwable failure = null;
            for (int i = 0; i < trainings.size(); i++) {
                try {
                    Optional<T> training = ended.take().get();
                    if (training.isPresent()) {
                        done++;
                        told.accept(training.get());
                    }
                } catch (ExecutionException failed) {
                    ending.set(true);
                    failure = first(failure, failed);
                }
            }
            if (failure instanceof RuntimeException mistake) {
                throw mistake;
            }
            if (failure instanceof Error broken) {
                throw broken;
            }
            return done == trainings.size();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while trainings were running", interrupted);
        } finally {
            ending.set(true);
            threads.shutdownNow();
        }
    }

    /** With the others as what it suppresses, unless they are the same one. */
    private static Throwable first(@Nullable Throwable before, ExecutionException failed) {
        Throwable another = failed.getCause() == null ? failed : failed.getCause();
        if (before == null) {
            return another;
        }
        if (before != another) {
            before.addSuppressed(another);
        }
        return before;
    }
}
