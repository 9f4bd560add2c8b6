package org.areogan.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.areogan.files.Sha256;
import org.areogan.program.shell.ExitCodes;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.terrain.picture.Drawing;
import org.areogan.terrain.picture.PictureFiles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code areogan spark train}: workers that are threads of the driver, and workers in processes of their own. */
@DisabledOnOs(OS.WINDOWS)
class TrainTest {
    private static final int EPOCHS = 6;

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static Path data = Path.of("");

    @BeforeAll
    static void write() {
        data = shared.resolve("data");
        DataSet scenes = new ProceduralMars().dataSet(16, 16, 32, 5);
        for (int index = 0; index < scenes.size(); index++) {
            String name = String.format(Locale.ROOT, "%02d.png", index);
            PictureFiles.writePng(data.resolve("images").resolve(name), Drawing.grey(scenes.frame(index)));
            PictureFiles.writeMask(data.resolve("masks").resolve(name), scenes.mask(index));
        }
    }

    private static List<String> words(Path frames, Path run, List<String> more) {
        List<String> words = new ArrayList<>(List.of(
                "train", frames.toString(), "-o", run.toString(), "--preset", "tiny", "--engine", OneMachine.ENGINE));
        for (String setting : List.of("epochs=" + EPOCHS, "steps_per_epoch=4", "batch=4", "samples_every=100")) {
            words.addAll(List.of("--set", "training." + setting));
        }
        words.addAll(more);
        return words;
    }

    private static OneMachine.Ended train(Path frames, Path run, List<String> more) {
        return OneMachine.spark(words(frames, run, more).toArray(String[]::new));
    }

    private static List<String> here(Path run) {
        return words(data, run, List.of("--master", "local[2]", "--workers", "2"));
    }

    @Test
    void aTrainingThatLosesAnExecutorEndsWithTheModelOfOneThatLosesNone() throws Exception {
        Path unbroken = folder.resolve("unbroken");
        Watched watched = Watched.spark(
                told -> told.sum("areogan_spark_training_epoch") == EPOCHS,
                here(unbroken).toArray(String[]::new));
        OneMachine.Ended one = watched.ended();
        assertThat(one.code()).as(one.err()).isEqualTo(ExitCodes.OK);
        assertThat(one.out())
                .isEqualToIgnoringNewLines(unbroken.resolve("model.areogan").toString());
        assertThat(one.err()).contains("each of 2 workers sent ").doesNotContain("workers were lost");

        assertThat(watched.sum("areogan_spark_training_epoch")).isEqualTo(EPOCHS);
        assertThat(watched.sum("areogan_spark_training_steps")).isEqualTo(EPOCHS * 4);
        assertThat(watched.sum("areogan_spark_training_loss")).isPositive();
        assertThat(watched.sum("areogan_spark_training_mean_iou")).isBetween(0.0, 1.0);

        Path broken = folder.resolve("broken");
        CompletableFuture<Long> killed = CompletableFuture.supplyAsync(() -> killAnExecutorAfterAnEpoch(broken));
        List<String> words = Cluster.words(2);
        words.addAll(List.of("--workers", "2"));
        OneMachine.Ended two = train(data, broken, words);

        assertThat(two.code()).as(two.err()).isEqualTo(ExitCodes.OK);
        assertThat(ProcessHandle.of(killed.get())).isEmpty();
        assertThat(two.err()).contains("workers were lost 1 times; the training went on from its checkpoints");
        assertThat(Files.readAllLines(broken.resolve("metrics.jsonl"))).hasSize(EPOCHS);
        assertThat(Sha256.of(broken.resolve("model.areogan"))).isEqualTo(Sha256.of(unbroken.resolve("model.areogan")));

        OneMachine.Ended again = OneMachine.spark(here(broken).toArray(String[]::new));
        assertThat(again.code()).isEqualTo(ExitCodes.OK);
        assertThat(again.err()).contains("is finished");
    }

    private static long killAnExecutorAfterAnEpoch(Path run) {
        try (WatchService watch = FileSystems.getDefault().newWatchService()) {
            Files.createDirectories(run);
            run.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            while (!Files.exists(run.resolve("metrics.jsonl"))) {
                watch.take().reset();
            }
            // Only executors; their command lines are too long to be told.
            ProcessHandle executor = ProcessHandle.current()
                    .descendants()
                    .filter(each -> each.info().command().orElse("").endsWith("java"))
                    .findFirst()
                    .orElseThrow();
            // By SIGKILL.
            executor.destroyForcibly();
            executor.onExit().join();
            return executor.pid();
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--workers 3 --master local[2] | training.batch is 4, which 3 workers cannot share evenly",
                "--workers 4 --master local[2] | --workers is 4, and the master local[2] runs 2 at a time",
                "--workers 0 | --workers is 0; it must be 1 or above",
                "--workers 2 --master local[2] --metrics-port 70000 | --metrics-port is 70000; it must be 0 to 65535",
                "--workers 2 --silence 0 | --silence is 0.0; it must be a number of seconds",
                "--workers 2 --set objective.reconstruction=lovasz | lovasz, which sorts the pixels of the whole batch"
            })
    void whatCannotBeDoneIsToldBeforeAnythingIsWritten(String words, String message) {
        Path run = folder.resolve("run");
        OneMachine.Ended ended = train(data, run, List.of(words.split(" ")));

        assertThat(ended.code()).isNotEqualTo(ExitCodes.OK);
        assertThat(ended.err().lines()).hasSize(1);
        assertThat(ended.err()).contains(message);
        assertThat(run).doesNotExist();
    }

    @Test
    void whatAWorkerFindsOutIsToldAsOnOneMachineAndNotTriedAgain() {
        Path nothing = folder.resolve("nothing");
        OneMachine.Ended ended =
                train(nothing, folder.resolve("run"), List.of("--master", "local[2]", "--workers", "2"));

        assertThat(ended.code()).isEqualTo(ExitCodes.MISTAKE);
        assertThat(ended.err()).contains(nothing.toString()).doesNotContain("was given up");
    }
}
