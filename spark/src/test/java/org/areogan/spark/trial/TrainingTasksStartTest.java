package org.areogan.spark.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.areogan.engine.Engine;
import org.areogan.files.UserException;
import org.areogan.spark.metrics.JobMetrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTasksStartTest {
    /** In this process, as all works of tests are. */
    private static final CountDownLatch BEGUN = new CountDownLatch(1);

    private static final CountDownLatch ENDED = new CountDownLatch(1);

    @Test
    void whereSparkDoesNotStartAllTrainingsAreToldSoByOneAttempt(@TempDir Path folder) {
        try (TrainingTasks tasks = tasks("nowhere", folder)) {
            Throwable first = catchThrowable(() -> run(tasks, "first"));
            assertThat(first)
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("Spark does not start with the master nowhere");
            assertThat(catchThrowable(() -> run(tasks, "second"))).isSameAs(first);
        }
    }

    private static void run(TrainingTasks tasks, String name) {
        tasks.run(name, new TrainingTasksTest.Saying(name), () -> false);
    }

    private record Waiting() implements TrainingTasksTest.Doing {
        @Override
        public Optional<String> done(Engine engine, PrintWriter log, BooleanSupplier stop) {
            BEGUN.countDown();
            try {
                ENDED.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException told) {
                Thread.currentThread().interrupt();
            }
            return Optional.empty();
        }
    }

    @Test
    void whereSparkEndsByItselfTheReasonIsTold(@TempDir Path folder) {
        AtomicBoolean ended = new AtomicBoolean();
        BooleanSupplier endsSparkOnceItTrains = () -> {
            if (BEGUN.getCount() == 0 && !ended.getAndSet(true)) {
                SparkSession.active().sparkContext().stop();
            }
            return false;
        };
        try (TrainingTasks tasks = tasks("local[1]", folder)) {
            assertThatThrownBy(() -> tasks.run("fold-1", new Waiting(), endsSparkOnceItTrains))
                    .isInstanceOf(UserException.class)
                    .hasMessage("fold-1: Spark ended before it was done: Job 0 cancelled because SparkContext was"
                            + " shut down; the same command goes on");
        } finally {
            ENDED.countDown();
        }
    }

    private static TrainingTasks tasks(String master, Path folder) {
        SparkConf conf = new SparkConf().setMaster(master).setAppName("tests").set("spark.ui.enabled", "false");
        return new TrainingTasks(
                conf, folder, JobMetrics.start(OptionalInt.empty(), new PrintWriter(Writer.nullWriter())));
    }
}
