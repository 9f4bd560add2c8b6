package org.areogan.program.segment.job;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.areogan.generator.Prediction;
import org.areogan.generator.Segmenter;

/**
 * Three stages side by side: while a batch is segmented, the next one is read and the one before is written. One thread each,
 * so that batches stay in order; at most three batches are held.
 */
final class BatchPipeline implements AutoCloseable {
    private static final int PATIENCE_MINUTES = 5;

    private final Segmenter segmenter;
    private final BatchReader reader;
    private final BatchWriter writer;
    private final ExecutorService reading = thread("frame-reader");
    private final ExecutorService writing = thread("frame-writer");

    BatchPipeline(Segmenter segmenter, BatchReader reader, BatchWriter writer) {
        this.segmenter = segmenter;
        this.reader = reader;
        this.writer = writer;
    }

    private static ExecutorService thread(String name) {
        return Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Runs all batches from a frame on.
     *
     * @param stop asked after each batch; true ends it once what is under way is written
     * @param written takes what came of each batch, in order, on the caller's thread
     */
    void run(int first, BooleanSupplier stop, Consumer<List<FrameResult>> written) {
        Future<ReadBatch> next = reading.submit(() -> reader.from(first));
        Future<List<FrameResult>> underWay = CompletableFuture.completedFuture(List.of());
        while (true) {
            ReadBatch batch = await(next);
            if (batch.frames().isEmpty() || stop.getAsBoolean()) {
                break;
            }
            next = reading.submit(() -> reader.from(batch.next()));
            long began = System.nanoTime();
            List<Prediction> predictions = segmenter.predict(batch.readable());
            double milliseconds = (System.nanoTime() - began) / 1e6 / Math.max(1, predictions.size());
            written.accept(await(underWay));
            underWay = writing.submit(() -> writer.write(batch, predictions, milliseconds));
        }
        written.accept(await(underWay));
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (failure.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for frames", interruption);
        }
    }

    /** Waits for what is under way, so that nothing is written once this is closed. */
    @Override
    public void close() {
        reading.shutdown();
        writing.shutdown();
        try {
            for (ExecutorService stage : List.of(reading, writing)) {
                if (!stage.awaitTermination(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                    stage.shutdownNow();
                }
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}
