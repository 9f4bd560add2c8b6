package org.areogan.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import org.areogan.engine.Engines;
import org.areogan.generator.model.ModelFile;
import org.areogan.terrain.score.Scores;
import org.areogan.terrain.score.Scores.Reading;
import org.areogan.trainer.checkpoint.CheckpointFile;
import org.areogan.trainer.checkpoint.RunFolder;
import org.areogan.trainer.checkpoint.RunFolder.Kept;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.TinyConfiguration;
import org.areogan.trainer.configuration.yaml.ConfigurationReader;
import org.areogan.trainer.configuration.yaml.SavedConfiguration;
import org.areogan.trainer.events.EpochRecord;
import org.areogan.trainer.events.RunEnd;
import org.areogan.trainer.events.RunEnd.Reason;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What else a run keeps besides the two networks, gone on with. */
class ResumeOfLossesAndWeightsTest {
    @TempDir
    private static Path shared;

    private static DataSource data;
    private static Path plateauOfTheMeanIou;

    @TempDir
    private Path folder;

    @BeforeAll
    static void draw() {
        data = TinyRun.scenes(shared.resolve("scenes"));
        plateauOfTheMeanIou = plateaued("mean_iou");
    }

    @Test
    void aRunWithTheLovaszLossThatWasStoppedEndsWithTheBitsOfTheUnbrokenOne() {
        SavedConfiguration lovasz = ConfigurationReader.over(
                        "a test", TinyConfiguration.plain(), List.of("objective.lambda_lovasz=50"))
                .saved();
        AtomicInteger steps = new AtomicInteger();
        Path whole = folder.resolve("lovasz");
        Path stopped = folder.resolve("lovasz-stopped");

        TrainingRun.create(whole, lovasz, data).train(Engines.nd4j(), List.of(), () -> false);
        TrainingRun.create(stopped, lovasz, data).train(Engines.nd4j(), List.of(), () -> steps.incrementAndGet() >= 5);

        assertThat(TinyRun.resume(stopped, Kept.LAST).reason()).isEqualTo(Reason.FINISHED);
        assertThat(RunFolder.open(stopped).model())
                .hasSameBinaryContentAs(RunFolder.open(whole).model());
    }

    /** The auxiliary heads are in checkpoints, and so go on, and end with the run. */
    @Test
    void aDeeplySupervisedRunThatWasStoppedEndsWithTheBitsOfTheUnbrokenOne() {
        SavedConfiguration supervised = ConfigurationReader.over(
                        "a test", TinyConfiguration.plain(), List.of("generator.deep_supervision=0.4"))
                .saved();
        AtomicInteger steps = new AtomicInteger();
        Path whole = folder.resolve("supervised");
        Path stopped = folder.resolve("supervised-stopped");

        TrainingRun.create(whole, supervised, data).train(Engines.nd4j(), List.of(), () -> false);
        TrainingRun.create(stopped, supervised, data)
                .train(Engines.nd4j(), List.of(), () -> steps.incrementAndGet() >= 5);

        assertThat(TinyRun.resume(stopped, Kept.LAST).reason()).isEqualTo(Reason.FINISHED);
        assertThat(RunFolder.open(stopped).model())
                .hasSameBinaryContentAs(RunFolder.open(whole).model());
        try (ModelFile model = ModelFile.read(RunFolder.open(whole).model())) {
            assertThat(model.options().deepSupervision()).isEqualTo(0.4);
            assertThat(model.parameters().names()).noneMatch(name -> name.startsWith("auxiliary"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "objective.class_weights=adaptive",
                "schedule={decay: plateau, warm_up_epochs: 0, patience: 0, factor: 0.1}",
                "training.stop_after=1"
            })
    void aRunThatHeedsItsScoresAndWasStoppedEndsWithTheBitsOfTheUnbrokenOne(String setting) {
        SavedConfiguration heeding = ConfigurationReader.over(
                        "a test", TinyConfiguration.plain(), List.of("training.epochs=4", setting))
                .saved();
        AtomicInteger steps = new AtomicInteger();
        Path whole = folder.resolve("heeding");
        Path stopped = folder.resolve("heeding-stopped");

        RunEnd end = TrainingRun.create(whole, heeding, data).train(Engines.nd4j(), List.of(), () -> false);
        TrainingRun.create(stopped, heeding, data).train(Engines.nd4j(), List.of(), () -> steps.incrementAndGet() >= 5);

        RunEnd resumed = TinyRun.resume(stopped, Kept.LAST);
        assertThat(resumed.reason()).isEqualTo(end.reason());
        assertThat(resumed.epochs()).isEqualTo(end.epochs());
        assertThat(RunFolder.open(stopped).model())
                .hasSameBinaryContentAs(RunFolder.open(whole).model());
    }

    private static SavedConfiguration plateau(String by) {
        return ConfigurationReader.over(
                        "a test",
                        TinyConfiguration.plain(),
                        List.of(
                                "training.epochs=6",
                                "training.best_by=validation_loss",
                                "schedule={decay: plateau, warm_up_epochs: 0, patience: 0, factor: 0.5, floor: 0}",
                                "schedule.plateau_by=" + by,
                                "generator_optimizer.learning_rate=0.2"))
                .saved();
    }

    @Test
    void aPlateauIsThatOfWhatMakesAnEpochTheBestUnlessItIsToBeThatOfTheMeanIou() {
        List<EpochRecord> byLoss = history(plateaued("best_by"));
        List<EpochRecord> byIou = history(plateauOfTheMeanIou);

        assertThat(rates(byLoss))
                .isEqualTo(expected(byLoss, epoch -> -epoch.validationLoss()))
                .isNotEqualTo(rates(byIou));
        assertThat(rates(byIou))
                .isEqualTo(
                        expected(byIou, epoch -> Scores.of(epoch.validation()).meanIou(Reading.LEFT_OUT)));
    }

    private static Path plateaued(String by) {
        Path run = shared.resolve("plateau-" + by);
        TrainingRun.create(run, plateau(by), data).train(Engines.nd4j(), List.of(), () -> false);
        return run;
    }

    private static List<Double> rates(List<EpochRecord> epochs) {
        return epochs.stream().map(EpochRecord::learningRate).toList();
    }

    /** Halved after each epoch that is no better than all before. */
    private static List<Double> expected(List<EpochRecord> epochs, ToDoubleFunction<EpochRecord> measure) {
        List<Double> rates = new ArrayList<>();
        double rate = 0.2;
        double best = Double.NEGATIVE_INFINITY;
        for (EpochRecord epoch : epochs) {
            rates.add(rate);
            double score = measure.applyAsDouble(epoch);
            rate *= score > best ? 1 : 0.5;
            best = Math.max(best, score);
        }
        return rates;
    }

    @Test
    void aRunOfAProgramWhosePlateauWasThatOfTheMeanIouGoesOnSo() throws IOException {
        Path stopped = folder.resolve("older-stopped");
        AtomicInteger steps = new AtomicInteger();
        TrainingRun.create(stopped, plateau("mean_iou"), data)
                .train(Engines.nd4j(), List.of(), () -> steps.incrementAndGet() >= 14);
        Path configuration = RunFolder.open(stopped).configuration();
        String older = Files.readString(configuration)
                .replaceFirst("format: 7", "format: 6")
                .replaceFirst("(?m)^ *plateau_by: mean_iou.*\\R", "");
        assertThat(older).contains("format: 6").doesNotContain("plateau_by");
        Files.writeString(configuration, older);

        assertThat(TinyRun.resume(stopped, Kept.LAST).reason()).isEqualTo(Reason.FINISHED);
        assertThat(rates(history(stopped))).isEqualTo(rates(history(plateauOfTheMeanIou)));
        // The files differ in the configuration's text alone.
        try (ModelFile one = ModelFile.read(RunFolder.open(stopped).model());
                ModelFile other =
                        ModelFile.read(RunFolder.open(plateauOfTheMeanIou).model())) {
            assertThat(one.parameters().names())
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(one.parameters().get(name))
                            .isEqualTo(other.parameters().get(name)));
        }
    }

    @Test
    void adaptiveClassWeightsChangeTheTraining() {
        Path adaptive = folder.resolve("adaptive");
        Path plain = folder.resolve("plain");
        for (Path run : List.of(adaptive, plain)) {
            SavedConfiguration configuration = ConfigurationReader.over(
                            "a test",
                            TinyConfiguration.plain(),
                            List.of("objective.class_weights=" + (run.equals(plain) ? "none" : "adaptive")))
                    .saved();
            TrainingRun.create(run, configuration, data).train(Engines.nd4j(), List.of(), () -> false);
        }
        List<EpochRecord> first = history(adaptive);
        List<EpochRecord> second = history(plain);
        assertThat(first.get(0).losses()).isEqualTo(second.get(0).losses());
        assertThat(first.get(1).losses()).isNotEqualTo(second.get(1).losses());
    }

    private static List<EpochRecord> history(Path run) {
        return CheckpointFile.readState(RunFolder.open(run).checkpoint(Kept.LAST))
                .history();
    }
}
