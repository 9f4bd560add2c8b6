package org.areogan.trainer.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.yaml.Presets;
import org.areogan.trainer.tuning.space.SearchSpace;
import org.areogan.trainer.tuning.strategy.Trial.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trials at once where nothing depends on it. */
class SideBySideTrialsTest {
    private static final DataSource FRAMES = DataSource.of(new ProceduralMars(0.5).dataSet(6, 8, 16, 3));

    @TempDir
    Path folder;

    private static TuningRequest request(Strategy strategy, int parallel, EarlyStopping stopping) {
        return new TuningRequest(
                Presets.reader()
                        .resolve(
                                Optional.of("tiny"),
                                "tiny",
                                Optional.empty(),
                                List.of("training.epochs=4", "objective.lambda_adv=0")),
                FRAMES,
                SearchSpace.parse("generator_optimizer.learning_rate: {log: [1e-4, 1e-2], steps: 4}\n", "space.yaml"),
                strategy,
                OptionalInt.of(4),
                2,
                11,
                2,
                1,
                parallel,
                stopping);
    }

    private static TrialEnd end(TrialTask task) {
        double rate = task.validation().configuration().generatorOptimizer().learningRate();
        int epochs = task.validation().configuration().training().epochs();
        return new TrialEnd(Outcome.SCORED, List.of(rate, rate + 0.1 * epochs));
    }

    /** @param atOnce how many trials the first of them wait for */
    private String table(Path search, TuningRequest request, int most, int atOnce) {
        CountDownLatch begun = new CountDownLatch(atOnce);
        Tuning tuning = Tuning.open(search, request);
        assertThat(tuning.run(
                        (task, stop) -> {
                            begun.countDown();
                            assertThat(await(begun)).as("trials at once").isTrue();
                            return Optional.of(end(task));
                        },
                        most,
                        new Tuning.Observer() {},
                        () -> false))
                .isTrue();
        return tuning.markdown();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource({"RANDOM, 4", "GRID, 4", "HALVING, 4"})
    void allThatNeedNoScoresRunAtOnceAndGiveTheSame(Strategy strategy, int atOnce) {
        TuningRequest request = request(strategy, 1, EarlyStopping.NONE);
        String whole = table(folder.resolve("at once"), request, 9, atOnce);
        assertThat(whole).isEqualTo(table(folder.resolve("one by one"), request, 1, 1));
        assertThat(folder.resolve("at once/trials.csv"))
                .hasSameBinaryContentAs(folder.resolve("one by one/trials.csv"));
        assertThat(folder.resolve("at once/tuning.json"))
                .hasSameBinaryContentAs(folder.resolve("one by one/tuning.json"));
    }

    @Test
    void whereScoresDecideOnlyAsManyAsWereAskedFor() {
        assertThat(request(Strategy.BAYES, 2, EarlyStopping.NONE).sideBySide(9)).isEqualTo(2);
        assertThat(request(Strategy.RANDOM, 2, EarlyStopping.MEDIAN).sideBySide(9))
                .isEqualTo(2);
        assertThat(request(Strategy.RANDOM, 2, EarlyStopping.NONE).sideBySide(1))
                .isEqualTo(2);
    }
}
