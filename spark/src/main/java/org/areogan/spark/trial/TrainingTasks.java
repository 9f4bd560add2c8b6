package org.areogan.spark.trial;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.areogan.files.AtomicFile;
import org.areogan.files.UserException;
import org.areogan.spark.metrics.Counted;
import org.areogan.spark.metrics.JobMetrics;
import org.areogan.spark.metrics.WorkCounter;
import org.areogan.spark.session.MasterOptions;
import org.jspecify.annotations.Nullable;

/** Has trainings done by Spark, each as a task; starts it once there is one. */
final class TrainingTasks implements AutoCloseable {
    /** What tasks may do. */
    static final List<Counted> COUNTED = List.of(Counted.FOLDS, Counted.ROWS, Counted.ROW_DATA, Counted.TRIALS);

    private static final long LOOK_EVERY_MILLISECONDS = 100;

    private final SparkConf conf;
    private final Path output;
    private final JobMetrics metrics;
    private @Nullable Started started;
    private @Nullable RuntimeException unstarted;

    private record Started(SparkSession spark, JavaSparkContext context, WorkCounter counter) {}

    /**
     * @param output folder of all trainings
     * @param metrics that hear of the tasks
     * @throws UserException if executors would have room for several trainings
     */
    TrainingTasks(SparkConf conf, Path output, JobMetrics metrics) {
        this.conf = conf;
        this.output = output;
        this.metrics = metrics;
        // A second copy of a slow training could only wait for it.
        conf.set("spark.speculation", "false");
        MasterOptions.requireATaskEach(conf);
    }

    /**
     * Does a training and waits for its end; called by several threads.
     *
     * @param name of the training's folder, and for people
     * @param stop asked every now and then; the training then ends its step and writes a checkpoint, for which nobody waits
     * @return empty if somebody asked for the end
     * @throws UserException if there is a mistake, its processes were lost again and again, or Spark ended by itself
     */
    <R extends Serializable> Optional<R> run(String name, TrainingWork<R> work, BooleanSupplier stop) {
        Started running = started();
        JavaSparkContext context = running.context();
        context.sc().setJobDescription(name);
        JavaFutureAction<List<TrainingEnd<R>>> future = context.parallelize(List.of(0), 1)
                .map(new TrainingTask<>(output.toString(), name, work, running.counter()))
                .collectAsync();
        while (!stop.getAsBoolean()) {
            try {
                return Optional.of(future.get(LOOK_EVERY_MILLISECONDS, TimeUnit.MILLISECONDS)
                        .get(0)
                        .orThrow());
            } catch (TimeoutException itTrains) {
                // Asks again.
            } catch (CancellationException ended) {
                return Optional.empty();
            } catch (ExecutionException failed) {
                // A signal has Spark end as well, perhaps before anybody was told to stop.
                if (stop.getAsBoolean() || ShutdownHookManager.get().isShutdownInProgress()) {
                    return Optional.empty();
                }
                throw context.sc().isStopped() ? sparkEnded(name, failed) : failure(name, failed);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        future.cancel(true);
        return Optional.empty();
    }

    /** What to tell: lost processes are the user's to help, anything else is a bug. */
    static RuntimeException failure(String name, ExecutionException failed) {
        Throwable cause = failed.getCause() == null ? failed : failed.getCause();
        String reason = String.valueOf(cause.getMessage());
        if (reason.contains("ExecutorLostFailure")) {
            return new UserException(
                    name + ": its process was lost again and again: " + lostBy(reason)
                            + "; the same command goes on, perhaps with more memory (spark.executor.memoryOverhead)",
                    failed);
        }
        return new IllegalStateException(name + " failed: " + reason, failed);
    }

    private static UserException sparkEnded(String name, ExecutionException failed) {
        Throwable cause = failed.getCause() == null ? failed : failed.getCause();
        return new UserException(
                name + ": Spark ended before it was done: " + cause.getMessage() + "; the same command goes on",
                failed);
    }

    private static String lostBy(String reason) {
        return reason.substring(reason.indexOf("ExecutorLostFailure"))
                .lines()
                .findFirst()
                .orElse(reason);
    }

    /** Others wait meanwhile. Where Spark does not start, which may take a minute, all are told so by one attempt. */
    private synchronized Started started() {
        if (unstarted != null) {
            throw unstarted;
        }
        Started running = started;
        if (running == null) {
            try {
                running = start();
            } catch (RuntimeException failure) {
                unstarted = failure;
                throw failure;
            }
            started = running;
        }
        return running;
    }

    private Started start() {
        Path folders = output.resolve(TrainingTask.FOLDERS);
        try {
            Files.createDirectories(folders);
        } catch (IOException failure) {
            throw AtomicFile.unwritable(folders, failure);
        }
        SparkSession spark = MasterOptions.start(conf);
        metrics.watch(spark.sparkContext());
        return new Started(
                spark,
                JavaSparkContext.fromSparkContext(spark.sparkContext()),
                WorkCounter.of(spark.sparkContext(), COUNTED.toArray(Counted[]::new)));
    }

    @Override
    public synchronized void close() {
        if (started != null) {
            try {
                started.spark().close();
            } catch (IOException unstopped) {
                throw new UncheckedIOException(unstopped);
            }
        }
    }
}
