package org.areogan.program.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.file.PathUtils;
import org.areogan.program.Cli;
import org.areogan.program.Landscapes;
import org.areogan.program.shell.ExitCodes;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.yaml.ConfigurationReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
    @TempDir
    Path folder;

    @Test
    void aRunLeavesItsConfigurationModelAndCheckpoints() {
        Path run = folder.resolve("run");
        Cli trained = Cli.succeed(Landscapes.train(Landscapes.archive(folder, 16), run));

        assertThat(trained.out().strip()).isEqualTo(run.resolve("model.areogan").toString());
        assertThat(trained.err())
                .contains("frames to train on", "epoch 1/1", "mean IoU")
                .doesNotContain("[?25l");
        assertThat(run.resolve("model.areogan")).isNotEmptyFile();
        assertThat(run.resolve("metrics.jsonl")).isNotEmptyFile();
        assertThat(run.resolve("report.html")).isNotEmptyFile();
        assertThat(run.resolve("configuration.yaml"))
                .content()
                .startsWith("# preset tiny")
                .contains("epochs: 1 # preset: ");
    }

    @Test
    void aRunGoesOnWithNothingButItsFolder() {
        Path run = folder.resolve("run");
        Path data = Landscapes.archive(folder, 16);
        Cli.succeed(Landscapes.train(data, run, "--set", "training.epochs=2"));

        Cli resumed = Cli.succeed("train", "--resume", run, "--from", "previous", "--threads", "1");
        assertThat(resumed.err()).contains("epoch 2/2").doesNotContain("epoch 1/2");
    }

    @Test
    void framesAreLeftOutByAList() throws IOException {
        Path run = folder.resolve("run");
        Path list = Files.writeString(folder.resolve("bad.json"), "{\"contaminated\": [0, 3]}");
        Cli trained = Cli.succeed(Landscapes.train(Landscapes.archive(folder, 16), run, "--exclude", list));

        assertThat(run.resolve("run.json")).content().containsPattern("\"excluded\" : \\[ 0, 3 \\]");
        assertThat(trained.err()).contains("frames to train on");
    }

    @Test
    void metricsAreServedWhereTheRunSays() {
        Cli trained = Cli.succeed(
                Landscapes.train(Landscapes.archive(folder, 16), folder.resolve("run"), "--metrics-port", "0"));
        assertThat(trained.err()).containsPattern("metrics are at http://127\\.0\\.0\\.1:[0-9]+/metrics");
    }

    @Test
    void aDivergedTrainingEndsWithThreeAndAdvice() {
        Cli trained = Cli.run(Landscapes.train(
                Landscapes.archive(folder, 16),
                folder.resolve("run"),
                "--set",
                "generator_optimizer.learning_rate=1e38",
                "--set",
                "training.epochs=4"));

        assertThat(trained.code()).isEqualTo(ExitCodes.DIVERGED);
        assertThat(trained.err()).contains("areogan: the training diverged: ");
        assertThat(trained.out()).isEmpty();
    }

    @Test
    void theResolvedConfigurationIsPrintedAndReadsBack() {
        Cli printed = Cli.succeed("train", "--preset", "tiny", "--set", "training.batch=3", "--print-config");
        RunConfiguration configuration = ConfigurationReader.parse(printed.out(), "printed");

        assertThat(configuration.training().batch()).isEqualTo(3);
        assertThat(printed.out()).contains("  batch: 3 # preset: 8");
        assertThat(printed.err()).isEmpty();
    }

    @Test
    void aTypoInASettingIsAMistakeAndLeavesNothing() {
        Path run = folder.resolve("run");
        assertThat(Cli.mistake(Landscapes.train(Landscapes.archive(folder, 8), run, "--set", "training.epoch=3")))
                .isEqualTo("areogan: --set training.epoch=3: there is no key 'training.epoch'; did you mean"
                        + " 'training.epochs'?");
        assertThat(run).doesNotExist();
    }

    @Test
    void aTypoInAFileIsAMistake() throws IOException {
        Path config = Files.writeString(folder.resolve("mine.yaml"), "generator:\n  botleneck: 4\n");
        assertThat(Cli.mistake("train", Landscapes.archive(folder, 8), "-o", folder.resolve("run"), "--config", config))
                .contains(config + ": there is no key 'generator.botleneck'; did you mean 'generator.bottleneck'?");
    }

    @Test
    void aFolderThatHoldsARunIsNotOverwritten() {
        Path data = Landscapes.archive(folder, 16);
        Path run = folder.resolve("run");
        Cli.succeed(Landscapes.train(data, run));
        assertThat(Cli.mistake(Landscapes.train(data, run))).contains(run + " holds a run already", "--resume", "-o");
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThat(Cli.run("train").err()).contains("name the data to train on");
        assertThat(Cli.run("train", "data.npz").err()).contains("name the folder of the run with -o");
    }

    @Test
    void aPainterIsTrainedWithASegmenterThatTheRunKeeps() {
        Path run = folder.resolve("painter");
        Object[] paint = Landscapes.train(
                Landscapes.archive(folder, 16), run, "--set", "task=paint", "--segmenter", Landscapes.model());
        assertThat(Cli.succeed(paint).err()).contains("epoch 1/1", "mean IoU");

        assertThat(run.resolve("segmenter.areogan")).hasSameBinaryContentAs(Landscapes.model());
        assertThat(Cli.mistake("evaluate", "--model", run.resolve("model.areogan"), Landscapes.archive(folder, 16)))
                .contains("task: paint", "is not a model file");
    }

    @Test
    void aPainterNeedsASegmenterAndASegmenterNone() {
        Path data = Landscapes.archive(folder, 16);
        Path run = folder.resolve("run");
        assertThat(Cli.mistake(Landscapes.train(data, run, "--set", "task=paint")))
                .contains("--segmenter");
        assertThat(Cli.mistake(Landscapes.train(data, run, "--segmenter", Landscapes.model())))
                .contains("task=paint");
        assertThat(run).doesNotExist();
    }

    @Test
    void aResumedModelHasTheBytesOfTheUnbrokenOneWhereverItsDataLies() throws IOException {
        Path data = Landscapes.archive(folder, 16);
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path copy = Files.copy(data, elsewhere.resolve(data.getFileName()));
        Object[] settings = {"--set", "training.epochs=2", "--engine", "nd4j"};
        Path unbroken = folder.resolve("unbroken");
        Path moved = folder.resolve("moved");
        Cli.succeed(Landscapes.train(data, unbroken, settings));
        Cli.succeed(Landscapes.train(copy, moved, settings));
        Path place = Files.createDirectory(folder.resolve("place"));
        Path now = Files.move(copy, place.resolve(copy.getFileName()));
        Files.delete(moved.resolve("model.areogan"));
        Cli.succeed("train", "--resume", moved, now, "--from", "previous", "--threads", "1", "--engine", "nd4j");

        assertThat(moved.resolve("model.areogan")).hasSameBinaryContentAs(unbroken.resolve("model.areogan"));
        assertThat(moved.resolve("run.json"))
                .content()
                .contains("\"path\" : \"" + now, "\"format\" : ", "\"areogan\" : ");
    }

    @Test
    void aFolderWhoseFirstCheckpointWasNeverWrittenIsTakenUpAgain() throws IOException {
        Path run = folder.resolve("run");
        Path data = Landscapes.archive(folder, 16);
        Cli.succeed(Landscapes.train(data, run));
        PathUtils.deleteDirectory(run.resolve("checkpoints"));
        assertThat(Cli.mistake("train", "--resume", run))
                .contains("broken off before its first checkpoint", "-o " + run);

        Cli.succeed(Landscapes.train(data, run));
    }

    @Test
    void resumingTakesNoOtherChoices() {
        Cli run = Cli.run("train", "--resume", folder, "--set", "seed=2");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--resume takes everything from the run");
    }

    @Test
    void aCheckpointToGoOnFromNeedsARunToResume() {
        Path run = folder.resolve("run");
        Cli trained = Cli.run(Landscapes.train(Landscapes.archive(folder, 8), run, "--from", "best"));
        assertThat(trained.code()).isEqualTo(2);
        assertThat(trained.err()).contains("--from", "--resume");
        assertThat(run).doesNotExist();
    }

    @Test
    void resumingWhereNoRunIsIsAMistake() {
        assertThat(Cli.mistake("train", "--resume", folder)).contains("there is no run to go on with in " + folder);
    }
}
