package org.areogan.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.areogan.engine.Engines;
import org.areogan.files.UserException;
import org.areogan.generator.model.ModelFile;
import org.areogan.trainer.checkpoint.Checkpoint;
import org.areogan.trainer.checkpoint.CheckpointFile;
import org.areogan.trainer.checkpoint.RunFolder;
import org.areogan.trainer.checkpoint.RunFolder.Kept;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.TinyConfiguration;
import org.areogan.trainer.configuration.yaml.SavedConfiguration;
import org.areogan.trainer.events.EpochRecord;
import org.areogan.trainer.events.RunEnd;
import org.areogan.trainer.events.RunEnd.Reason;
import org.areogan.trainer.events.RunStart;
import org.areogan.trainer.events.StepRecord;
import org.areogan.trainer.events.TrainingListener;
import org.areogan.trainer.validation.Critic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

class TrainingRunTest {
    @TempDir
    private static Path shared;

    private static DataSource data;

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeScenes() {
        data = TinyRun.scenes(shared);
    }

    @Test
    void aLossThatIsNotFiniteEndsTheRunWithAdviceAndKeepsTheLastGoodCheckpoint() {
        String diverging =
                TinyRun.yaml(TinyConfiguration.plain()).replaceFirst("learning_rate: .*", "learning_rate: 1.0e+30");

        RunEnd end = TrainingRun.create(folder, SavedConfiguration.parse(diverging, "a test"), data)
                .train(Engines.nd4j(), List.of(), () -> false);

        assertThat(end.reason()).isEqualTo(Reason.DIVERGED);
        assertThat(end.advice()).contains("learning_rate").contains("clip_norm");
        try (Checkpoint kept = CheckpointFile.read(RunFolder.open(folder).checkpoint(Kept.LAST))) {
            assertThat(kept.parameters().values())
                    .allSatisfy(
                            array -> assertThat(array.sumNumber().doubleValue()).isFinite());
        }
    }

    @Test
    void aLossThatLeavesOutEveryClassIsRefusedBeforeAnythingIsWritten() {
        String nothing = TinyRun.yaml(TinyConfiguration.plain())
                .replaceFirst("left_out:.*(\\n  - .*)*", "left_out: [background, soil, bedrock, sand, big-rock]");

        assertThatThrownBy(() -> TrainingRun.create(folder, SavedConfiguration.parse(nothing, "a test"), data)
                        .train(Engines.nd4j(), List.of(), () -> false))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("objective.left_out");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void parametersThatOverflowInTheLastStepOfAnEpochNeverReachACheckpoint() {
        String diverging = TinyRun.yaml(TinyConfiguration.plain())
                .replaceFirst("learning_rate: .*", "learning_rate: 1.0e+38")
                .replaceFirst("batch: 4", "batch: 12")
                .replaceFirst("checkpoint_every: .*", "checkpoint_every: 0");

        RunEnd end = TrainingRun.create(folder, SavedConfiguration.parse(diverging, "a test"), data)
                .train(Engines.nd4j(), List.of(), () -> false);

        assertThat(end.reason()).isEqualTo(Reason.DIVERGED);
        assertThat(RunFolder.open(folder).model()).doesNotExist();
    }

    @Test
    void aRunThatDoesNotGetBetterStopsEarly() {
        String still = TinyRun.yaml(TinyConfiguration.plain())
                .replaceFirst("learning_rate: .*", "learning_rate: 1.0e-30")
                .replaceFirst("norm: batch", "norm: instance")
                .replaceFirst("average_decay: .*", "average_decay: 0")
                .replaceFirst("stop_after: .*", "stop_after: 1");

        RunEnd end = TrainingRun.create(folder, SavedConfiguration.parse(still, "a test"), data)
                .train(Engines.nd4j(), List.of(), () -> false);

        assertThat(end.reason()).isEqualTo(Reason.STOPPED_EARLY);
        assertThat(end.epochs()).isEqualTo(2);
    }

    @Test
    void theMovingAverageIsWhatIsExported() {
        String oneEpoch = TinyRun.yaml(TinyConfiguration.adversarial()).replaceFirst("epochs: 3", "epochs: 1");

        TrainingRun.create(folder, SavedConfiguration.parse(oneEpoch, "a test"), data)
                .train(Engines.nd4j(), List.of(), () -> false);

        RunFolder run = RunFolder.open(folder);
        ModelFile model = ModelFile.read(run.model());
        try (Checkpoint checkpoint = CheckpointFile.read(run.checkpoint(Kept.LAST))) {
            for (String name : model.parameters().trainedNames("generator/")) {
                INDArray exported = model.parameters().get(name);
                assertThat(exported).as(name).isEqualTo(checkpoint.session().get("average/" + name));
            }
            assertThat(model.parameters().get("generator/encoder1/convolution1/weights"))
                    .isNotEqualTo(checkpoint.parameters().get("generator/encoder1/convolution1/weights"));
        } finally {
            model.close();
        }
    }

    @Test
    void theDiscriminatorLeavesWithTheModelWhereThereIsOne() {
        Path adversarial = folder.resolve("adversarial");
        Path plain = folder.resolve("plain");
        String oneEpoch = "epochs: 1";
        TrainingRun.create(
                        adversarial,
                        SavedConfiguration.parse(
                                TinyRun.yaml(TinyConfiguration.adversarial()).replaceFirst("epochs: 3", oneEpoch),
                                "a test"),
                        data)
                .train(Engines.nd4j(), List.of(), () -> false);
        TrainingRun.create(
                        plain,
                        SavedConfiguration.parse(
                                TinyRun.yaml(TinyConfiguration.plain()).replaceFirst("epochs: 3", oneEpoch), "a test"),
                        data)
                .train(Engines.nd4j(), List.of(), () -> false);

        RunFolder run = RunFolder.open(adversarial);
        try (ModelFile model = ModelFile.read(run.model());
                Checkpoint checkpoint = CheckpointFile.read(run.checkpoint(Kept.LAST));
                Critic critic = Critic.open(model, Engines.nd4j()).orElseThrow()) {
            List<String> names = checkpoint.parameters().keySet().stream()
                    .filter(name -> name.startsWith("discriminator/"))
                    .toList();
            assertThat(model.discriminator().orElseThrow().names())
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(names);
            for (String name : names) {
                assertThat(model.discriminator().orElseThrow().get(name))
                        .isEqualTo(checkpoint.parameters().get(name));
            }
            assertThat(critic.realism(List.of(), List.of())).isEmpty();
        }
        try (ModelFile model = ModelFile.read(RunFolder.open(plain).model())) {
            assertThat(model.discriminator()).isEmpty();
        }
    }

    @Test
    void listenersHearOfTheStartEveryStepEveryEpochAndTheEnd() {
        List<String> heard = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void runStarted(RunStart start) {
                heard.add("start " + start.epochs() + "x" + start.stepsPerEpoch());
                assertThat(start.networks()).hasSize(2);
                assertThat(start.networks().get(1)).contains("each logit sees").contains("parameters");
            }

            @Override
            public void stepEnded(StepRecord step) {
                heard.add("step " + step.step());
            }

            @Override
            public void epochEnded(EpochRecord epoch) {
                heard.add("epoch " + epoch.epoch());
                assertThat(epoch.samples()).hasSize(2);
            }

            @Override
            public void runEnded(RunEnd end) {
                heard.add("end " + end.reason());
            }
        };
        String twoEpochs = TinyRun.yaml(TinyConfiguration.adversarial()).replaceFirst("epochs: 3", "epochs: 2");

        TrainingRun.create(folder, SavedConfiguration.parse(twoEpochs, "a test"), data)
                .train(Engines.nd4j(), List.of(listener), () -> false);

        assertThat(heard)
                .containsExactly(
                        "start 2x3",
                        "step 1",
                        "step 2",
                        "step 3",
                        "epoch 1",
                        "step 4",
                        "step 5",
                        "step 6",
                        "epoch 2",
                        "end FINISHED");
    }
}
