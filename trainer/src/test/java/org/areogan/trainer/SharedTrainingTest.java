package org.areogan.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.areogan.engine.Engine;
import org.areogan.engine.Engines;
import org.areogan.engine.Together;
import org.areogan.engine.Workers;
import org.areogan.files.UserException;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.TinyConfiguration;
import org.areogan.trainer.configuration.yaml.ConfigurationReader;
import org.areogan.trainer.configuration.yaml.SavedConfiguration;
import org.areogan.trainer.events.EpochRecord;
import org.areogan.trainer.events.Losses;
import org.areogan.trainer.events.RunEnd;
import org.areogan.trainer.events.StepRecord;
import org.areogan.trainer.events.TrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One training by several workers, which are threads here. */
class SharedTrainingTest {
    private static final int STEPS = 50;
    private static final Engine ENGINE = Engines.nd4j(1);

    @TempDir
    Path folder;

    /** What a training told of itself. */
    private static final class Told implements TrainingListener {
        private final List<Losses> steps = new ArrayList<>();
        private final List<EpochRecord> epochs = new ArrayList<>();

        @Override
        public void stepEnded(StepRecord step) {
            steps.add(step.losses());
        }

        @Override
        public void epochEnded(EpochRecord epoch) {
            epochs.add(epoch);
        }
    }

    @Test
    void theLossesOfFiftyStepsAreThoseOfOneMachineWithTheWholeBatch() throws IOException {
        DataSource data = TinyRun.scenes(folder.resolve("data"));
        // Ratios over the batch (class weights, Dice), batch norm, both players, clipping, averages and changed
        // samples.
        SavedConfiguration configuration = saved(
                "training.batch=6",
                "training.epochs=2",
                "training.steps_per_epoch=25",
                "training.average_decay=0.9",
                "training.statistics_batches=2",
                "generator.norm=batch",
                "generator.dropout=0",
                "objective.class_weights=adaptive",
                "objective.left_out=[background]",
                "objective.terms={dice: 10}",
                "generator_optimizer.clip_norm=1",
                "augmentation.flip_horizontal=0.5",
                "augmentation.brightness=0.1");
        Told one = new Told();
        TrainingRun.create(folder.resolve("one"), configuration, data).train(ENGINE, List.of(one), () -> false);
        Told two = new Told();
        List<RunEnd> ends = Together.run(
                2,
                workers -> workers.isFirst()
                        ? SharedTraining.lead(
                                TrainingRun.create(folder.resolve("two"), configuration, data),
                                ENGINE,
                                workers,
                                List.of(two))
                        : SharedTraining.follow(configuration, data, ENGINE, workers));

        assertThat(ends).allSatisfy(end -> assertThat(end.reason()).isEqualTo(RunEnd.Reason.FINISHED));
        assertThat(two.steps).hasSize(STEPS);
        for (int step = 0; step < STEPS; step++) {
            Losses expected = one.steps.get(step);
            two.steps
                    .get(step)
                    .terms()
                    .forEach((term, value) -> assertThat(
                                    Math.abs(value - expected.of(term)) / Math.max(1, Math.abs(expected.of(term))))
                            .as(term)
                            .isLessThan(1e-4));
        }
        assertThat(one.steps.get(STEPS - 1).of(Losses.GENERATOR))
                .isLessThan(one.steps.get(0).of(Losses.GENERATOR));
        assertThat(two.epochs.stream().map(each -> each.validation().total()))
                .isEqualTo(one.epochs.stream()
                        .map(each -> each.validation().total())
                        .toList());
        assertThat(two.epochs.get(1).validationLoss())
                .isCloseTo(one.epochs.get(1).validationLoss(), within(1e-3));
        assertThat(files(folder.resolve("two"))).isEqualTo(files(folder.resolve("one")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "training.batch=7 | training.batch is 7, which 2 workers cannot share evenly",
                "objective.terms={lovasz: 1} | lovasz, which sorts the pixels of the whole batch",
                "objective.reconstruction=lovasz | lovasz, which sorts the pixels of the whole batch",
                "discriminator.kind=gambler | discriminator.kind is gambler",
                "generator.stages=2 | generator.stages is 2"
            })
    void whatWorkersCannotShareIsRefusedBeforeAnythingIsWritten(String setting, String message) {
        SavedConfiguration configuration = saved(setting);
        TrainingRun run = TrainingRun.create(folder.resolve("run"), configuration, DataSource.of(folder));

        assertThatThrownBy(() -> SharedTraining.lead(run, ENGINE, two(0), List.of()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(message);
        assertThat(folder.resolve("run")).doesNotExist();
        assertThatCode(() -> SharedTraining.require(saved().configuration(), 2)).doesNotThrowAnyException();
    }

    @Test
    void aWorkerWhoseWeightsHavePartedIsToldSo() {
        DataSource data = TinyRun.scenes(folder.resolve("data"));
        SavedConfiguration configuration = saved("training.steps_per_epoch=2", "training.epochs=1");

        assertThatThrownBy(() -> Together.run(2, workers -> {
                    Workers strange = workers.isFirst() ? workers : new Rounding(workers);
                    return workers.isFirst()
                            ? SharedTraining.lead(
                                    TrainingRun.create(folder.resolve("run"), configuration, data),
                                    ENGINE,
                                    strange,
                                    List.of())
                            : SharedTraining.follow(configuration, data, ENGINE, strange);
                }))
                .rootCause()
                .isInstanceOf(UserException.class)
                .hasMessageContaining("after step 2 worker 1 has other weights than worker 0");
    }

    @Test
    void aWorkerWithOtherDataIsToldSo() {
        DataSource data = TinyRun.scenes(folder.resolve("data"));
        DataSource other = data.without(List.of(3));
        SavedConfiguration configuration = saved();

        assertThatThrownBy(() -> Together.run(
                        2,
                        workers -> workers.isFirst()
                                ? SharedTraining.lead(
                                        TrainingRun.create(folder.resolve("run"), configuration, data),
                                        ENGINE,
                                        workers,
                                        List.of())
                                : SharedTraining.follow(configuration, other, ENGINE, workers)))
                .rootCause()
                .isInstanceOf(UserException.class)
                .hasMessageContaining("is not what the run in");
    }

    /** A worker that does not come to quite the same means. */
    private record Rounding(Workers workers) implements Workers {
        @Override
        public int count() {
            return workers.count();
        }

        @Override
        public int number() {
            return workers.number();
        }

        @Override
        public void average(float[] values) {
            workers.average(values);
            for (int i = 0; i < values.length; i++) {
                values[i] *= 1.01f;
            }
        }

        @Override
        public byte[] fromFirst(byte[] bytes) {
            return workers.fromFirst(bytes);
        }
    }

    /** One that nobody answers. */
    private static Workers two(int number) {
        return new Workers() {
            @Override
            public int count() {
                return 2;
            }

            @Override
            public int number() {
                return number;
            }

            @Override
            public void average(float[] values) {
                throw new IllegalStateException("nobody is there");
            }

            @Override
            public byte[] fromFirst(byte[] bytes) {
                throw new IllegalStateException("nobody is there");
            }
        };
    }

    private static SavedConfiguration saved(String... settings) {
        RunConfiguration tiny = TinyConfiguration.adversarial();
        return ConfigurationReader.over("a test", tiny, List.of(settings)).saved();
    }

    private static List<String> files(Path run) throws IOException {
        try (var all = Files.walk(run)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> run.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
