package org.areogan.spark.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.areogan.files.FolderLock;
import org.areogan.program.shell.ExitCodes;
import org.areogan.program.validate.ValidateCommand;
import org.areogan.spark.OneMachine;
import org.areogan.spark.Watched;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code areogan spark validate} with the driver as its only executor. */
class ValidateHereTest {
    @TempDir
    Path folder;

    private Path data = Path.of("");
    private Path out = Path.of("");

    @BeforeEach
    void write() {
        data = Trainings.data(folder);
        out = folder.resolve("many/folds");
    }

    private OneMachine.Ended validate(Object output, String... more) {
        return Trainings.spark(Trainings.words("validate", data, output), more);
    }

    @Test
    void endedInTheMiddleOfAFoldItIsGoneOnWithToTheTableAndModelsOfOneMachine() throws IOException {
        System.setProperty(DyingEngineProvider.MARKER, folder.resolve("failed").toString());
        System.setProperty(DyingEngineProvider.FAILS, "true");
        OneMachine.Ended ended = validate(out, "--engine", DyingEngineProvider.NAME, "--master", "local[1]");
        assertMistake(ended, "areogan: the disk is full; make room");
        Path run = out.resolve("runs/seed-1-fold-1");
        assertThat(run.resolve("checkpoints/last.areogan")).exists();
        assertThat(Files.readAllLines(run.resolve("metrics.jsonl")))
                .as("epochs")
                .hasSize(1);
        assertThat(out.resolve("scores/seed-1-fold-1.npz")).doesNotExist();

        // The other fold's task may have ended before it was told to.
        Watched watched = Watched.spark(
                told -> told.sum("areogan_spark_trainings_total") == done(told),
                Trainings.all(Trainings.words("validate", data, out)));
        OneMachine.Ended goneOn = watched.ended();
        assertThat(watched.sum("areogan_spark_trainings_total", "executor=\"driver\"", "kind=\"fold\""))
                .isEqualTo(done(watched))
                .isPositive();
        assertThat(goneOn.code()).as(goneOn.err()).isZero();
        assertThat(goneOn.err()).contains("seed-1-fold-1 is done", "2 of 2", "the report is " + out);
        assertThat(Files.readAllLines(run.resolve("metrics.jsonl")))
                .as("epochs")
                .hasSize(2);
        assertThat(out.resolve(".areogan-spark/seed-1-fold-1/log.txt"))
                .content()
                .startsWith("seed-1-fold-1, attempt 1, process "
                        + ProcessHandle.current().pid())
                .contains("seed 1, fold 1 of 2", "the disk is full; make room\nseed-1-fold-1, attempt 1")
                .endsWith("done\n");

        Path one = folder.resolve("one/folds");
        OneMachine.Ended alone = Trainings.one(new ValidateCommand(), Trainings.words("validate", data, one));
        assertThat(goneOn.out()).isEqualTo(alone.out()).contains("| mean IoU |");
        Map<String, String> files = Trainings.files(out);
        assertThat(files)
                .containsKeys("validation.md", "validation.json", "runs/seed-1-fold-2/model.areogan")
                .isEqualTo(Trainings.files(one));

        OneMachine.Ended again = validate(out);
        assertThat(again.out()).isEqualTo(goneOn.out());
        assertThat(again.err()).contains("2 of 2 trainings were done before").doesNotContain("is done,");
    }

    private static double done(Watched watched) {
        return watched.ended()
                .err()
                .lines()
                .filter(line -> line.contains(" is done, "))
                .count();
    }

    @Test
    void mistakesAreToldInALineAndLeaveNothing() {
        assertMistake(validate("hdfs://host/folds"), "--output", "'hdfs://host/folds' is not on a disk");
        assertMistake(validate(out, "--add", "s3a://bucket/more.npz"), "'s3a://bucket/more.npz' is not on a disk");
        assertMistake(validate(out, "--threads", "3"), "--threads is 3, more than the master local[2] has");
        assertMistake(validate(out, "--metrics-port", "-1"), "--metrics-port is -1; it must be 0 to 65535");
        assertMistake(validate(out, "--seeds", "0"), "--seeds is 0; it must be 1 or above");
        assertMistake(
                validate(
                        out,
                        "--master",
                        "spark://nobody:7077",
                        "--conf",
                        "spark.jars=areogan.jar",
                        "--conf",
                        "spark.executor.cores=4"),
                "spark.executor.cores is 4 and a training takes --threads 1");
        assertThat(out).doesNotExist();
    }

    @Test
    void aFolderThatHoldsSomethingElseOrIsTakenIsLeftAsItIs() throws IOException {
        List<String> words = Trainings.words("validate", data, out);
        Files.createDirectories(out);
        try (FolderLock lock = FolderLock.take(out, "wait")) {
            assertMistake(Trainings.spark(words), out + " is being written to by another process");
        }
        Map<String, String> before = Trainings.files(out);
        assertMistake(
                validate(out, "--set=training.epochs=3"),
                out + " holds the cross-validation of another configuration or other data");
        assertThat(Trainings.files(out)).isEqualTo(before).containsOnlyKeys("configuration.yaml", "validation.json");
    }

    private static void assertMistake(OneMachine.Ended ended, String... messages) {
        assertThat(ended.err()).contains(messages).doesNotContain("Exception");
        assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCodes.MISTAKE);
    }
}
