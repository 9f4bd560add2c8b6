package org.areogan.spark.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.areogan.files.FolderLock;
import org.areogan.program.shell.ExitCodes;
import org.areogan.spark.OneMachine;
import org.areogan.trainer.crossvalidation.CrossValidation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code areogan spark validate} with the driver as its only executor. */
class ValidateHereTest {
    @TempDir
    Path folder;

    private Path data = Path.of("");

    @BeforeEach
    void write() {
        data = Trainings.data(folder);
    }

    private OneMachine.Ended validate(Object output, int seeds, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "validate",
                data.toString(),
                "-o",
                output.toString(),
                "--folds",
                Integer.toString(Trainings.FOLDS),
                "--seeds",
                Integer.toString(seeds),
                "--engine",
                Trainings.ENGINE));
        words.addAll(Trainings.settings());
        words.addAll(List.of(more));
        if (!words.contains("--master")) {
            words.addAll(List.of("--master", "local[2]"));
        }
        return OneMachine.spark(words.toArray(String[]::new));
    }

    private static Map<Path, FileTime> models(Path output) throws IOException {
        Map<Path, FileTime> times = new TreeMap<>();
        try (Stream<Path> files = Files.walk(output)) {
            for (Path file : files.filter(each -> each.endsWith("model.areogan")).toList()) {
                times.put(file, Files.getLastModifiedTime(file));
            }
        }
        return times;
    }

    @Test
    void tableAndModelsAreThoseOfOneMachineAndWhatIsDoneIsNotDoneAgain() throws IOException {
        Path out = folder.resolve("many/folds");
        OneMachine.Ended first = validate(out, 1);
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.err()).contains("seed-1-fold-2 is done", "2 of 2", "the report is " + out);
        Map<Path, FileTime> before = models(out);

        OneMachine.Ended more = validate(out, 2);

        assertThat(more.code()).as(more.err()).isZero();
        assertThat(more.err())
                .contains("2 of 4 trainings were done before", "seed-2-fold-1 is done")
                .doesNotContain("seed-1-fold-1 is done");
        assertThat(models(out)).hasSize(4).containsAllEntriesOf(before);
        Path one = folder.resolve("one/folds");
        CrossValidation validation = Trainings.onOneMachine(data, one, 2);
        assertThat(more.out()).isEqualTo(validation.markdown());
        assertThat(Trainings.files(out))
                .containsKeys("validation.md", "validation.json", "runs/seed-2-fold-2/model.areogan")
                .isEqualTo(Trainings.files(one));
        assertThat(out.resolve(".areogan-spark/seed-2-fold-1/log.txt"))
                .content()
                .startsWith("seed-2-fold-1, attempt 1, process "
                        + ProcessHandle.current().pid())
                .contains("seed 2, fold 1 of 2")
                .endsWith("done\n");
    }

    @Test
    void mistakesAreToldInALineAndLeaveNothing() {
        Path out = folder.resolve("out");
        assertMistake(validate("hdfs://host/folds", 1), "--output", "'hdfs://host/folds' is not on a disk");
        assertMistake(validate(out, 1, "--add", "s3a://bucket/more.npz"), "'s3a://bucket/more.npz' is not on a disk");
        assertMistake(validate(out, 1, "--threads", "3"), "--threads is 3, more than the master local[2] has");
        assertMistake(validate(out, 0), "--seeds is 0; it must be 1 or above");
        assertMistake(
                validate(
                        out,
                        1,
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
        Path out = folder.resolve("out");
        CrossValidation validation = Trainings.onOneMachine(data, out, 1);
        Map<String, String> before = Trainings.files(out);
        assertMistake(
                validate(out, 1, "--set", "training.epochs=3"),
                out + " holds the cross-validation of another configuration or other data");
        try (FolderLock lock = validation.lock()) {
            assertMistake(validate(out, 2), out + " is being written to by another process");
        }
        assertThat(Trainings.files(out)).isEqualTo(before);
    }

    private static void assertMistake(OneMachine.Ended ended, String... messages) {
        assertThat(ended.err()).contains(messages).doesNotContain("Exception");
        assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCodes.MISTAKE);
    }
}
