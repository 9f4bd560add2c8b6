package org.areogan.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Workers that are threads of one process. */
public final class Together {
    private final CyclicBarrier barrier;
    private final float[][] shown;
    private byte[] ofFirst = {};

    private Together(int count) {
        this.barrier = new CyclicBarrier(count);
        this.shown = new float[count][];
    }

    /** Has as many workers do the same side by side. @return what each of them ended with, in their order */
    public static <T> List<T> run(int count, Function<Workers, T> work) {
        Together together = new Together(count);
        ExecutorService pool = Executors.newFixedThreadPool(count);
        try {
            List<Callable<T>> all = new ArrayList<>();
            for (int number = 0; number < count; number++) {
                Workers one = together.new One(number);
                all.add(() -> {
                    try {
                        return work.apply(one);
                    } catch (Throwable failure) {
                        together.end();
                        throw failure;
                    }
                });
            }
            return results(pool.invokeAll(all));
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        } finally {
            pool.shutdownNow();
        }
    }

    private static <T> List<T> results(List<Future<T>> ended) throws InterruptedException {
        List<T> results = new ArrayList<>();
        Throwable trouble = null;
        for (Future<T> each : ended) {
            try {
                results.add(each.get());
            } catch (ExecutionException failure) {
                boolean isLeft = failure.getCause().getCause() instanceof BrokenBarrierException;
                trouble = trouble == null || !isLeft ? failure.getCause() : trouble;
            }
        }
        if (trouble != null) {
            throw new IllegalStateException(trouble);
        }
        return results;
    }

    /** For all: nobody who comes later waits any more. */
    private void end() {
        while (!barrier.isBroken()) {
            try {
                barrier.await(0, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException ended) {
                // As it should be.
            }
        }
    }

    private void meet() {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException failure) {
            throw new IllegalStateException("another worker has failed", failure);
        }
    }

    private final class One implements Workers {
        private final int number;

        private One(int number) {
            this.number = number;
        }

        @Override
        public int count() {
            return shown.length;
        }

        @Override
        public int number() {
            return number;
        }

        @Override
        public void average(float[] values) {
            shown[number] = values.clone();
            meet();
            for (int i = 0; i < values.length; i++) {
                double sum = 0;
                for (float[] each : shown) {
                    sum += each[i];
                }
                values[i] = (float) (sum / shown.length);
            }
            meet();
        }

        @Override
        public byte[] fromFirst(byte[] bytes) {
            if (isFirst()) {
                ofFirst = bytes;
            }
            meet();
            byte[] known = ofFirst;
            meet();
            return known;
        }
    }
}
