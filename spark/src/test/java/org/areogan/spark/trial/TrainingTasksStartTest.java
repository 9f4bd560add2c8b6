package org.areogan.spark.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.apache.spark.SparkConf;
import org.areogan.files.UserException;
import org.areogan.spark.metrics.JobMetrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTasksStartTest {
    @Test
    void whereSparkDoesNotStartAllTrainingsAreToldSoByOneAttempt(@TempDir Path folder) {
        SparkConf conf = new SparkConf().setMaster("nowhere").setAppName("tests");
        JobMetrics none = JobMetrics.start(OptionalInt.empty(), new PrintWriter(Writer.nullWriter()));
        try (TrainingTasks tasks = new TrainingTasks(conf, folder, none)) {
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
}
