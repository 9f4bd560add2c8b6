package org.areogan.trainer.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.areogan.engine.Engines;
import org.areogan.files.UserException;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.trainer.configuration.ConfigurationReader;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.Presets;
import org.areogan.trainer.configuration.ResolvedConfiguration;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.report.Text;
import org.areogan.trainer.tuning.space.SearchSpace;
import org.areogan.trainer.tuning.strategy.Proposal;
import org.areogan.trainer.tuning.strategy.Trial;
import org.areogan.trainer.tuning.strategy.Trial.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TuningTest {
    private static final DataSource FRAMES = DataSource.of(new ProceduralMars(0.5).dataSet(6, 8, 16, 3));
    private static final SearchSpace SPACE = SearchSpace.parse("""
            generator_optimizer.learning_rate: {log: [1e-4, 1e-2], steps: 3}
            generator.filters: {choice: [[4, 8], [8, 16]]}
            """, "space.yaml");

    @TempDir
    Path folder;

    private static ResolvedConfiguration tiny(int epochs) {
        return Presets.reader()
                .resolve(
                        Optional.of("tiny"),
                        "tiny",
                        Optional.empty(),
                        List.of("training.epochs=" + epochs, "training.batch=2", "objective.lambda_adv=0"));
    }

    private static TuningRequest request(Strategy strategy, int trials) {
        return new TuningRequest(tiny(9), FRAMES, SPACE, strategy, OptionalInt.of(trials), 3, 11, 2, 1);
    }

    /** No training, but a figure with all of its bits. */
    private static OptionalDouble quick(int trial, RunConfiguration configuration) {
        double rate = Math.log(configuration.generatorOptimizer().learningRate());
        return OptionalDouble.of(0.5
                + 0.3 * Math.sin(rate)
                + 0.01 * configuration.generator().filters().get(0)
                + 0.001 * configuration.training().epochs());
    }

    @ParameterizedTest
    @EnumSource(Strategy.class)
    void brokenOffAnywhereTheTableEndsTheSameToTheBit(Strategy strategy) throws IOException {
        Tuning whole = Tuning.open(folder.resolve("whole"), request(strategy, 9));
        assertThat(whole.run(TuningTest::quick, new Tuning.Observer() {})).isTrue();
        Path broken = folder.resolve("broken");
        AtomicInteger asked = new AtomicInteger();
        boolean done = false;
        while (!done) {
            done = Tuning.open(broken, request(strategy, 9))
                    .run(
                            (trial, configuration) -> asked.incrementAndGet() % 3 == 0
                                    ? OptionalDouble.empty()
                                    : quick(trial, configuration),
                            new Tuning.Observer() {});
        }
        assertThat(broken.resolve("trials.csv")).hasSameBinaryContentAs(folder.resolve("whole/trials.csv"));
        assertThat(broken.resolve("best.yaml")).hasSameBinaryContentAs(folder.resolve("whole/best.yaml"));
        assertThat(Files.readAllLines(broken.resolve("trials.csv")).get(1))
                .startsWith("1,0.")
                .contains(",\"[")
                .endsWith(",scored");
    }

    @Test
    void theBestIsTheBestOfThoseThatWereTrainedLongest() {
        Tuning tuning = Tuning.open(folder.resolve("a"), request(Strategy.HALVING, 9));
        tuning.run(
                (trial, configuration) ->
                        OptionalDouble.of(1.0 / configuration.training().epochs()),
                new Tuning.Observer() {});
        assertThat(tuning.best().proposal().epochs()).hasValue(9);
        RunConfiguration best = Presets.reader()
                .resolve(Optional.empty(), "small", Optional.of(folder.resolve("a/best.yaml")), List.of())
                .configuration();
        assertThat(best)
                .isEqualTo(SPACE.applied(tiny(9).configuration(), tuning.best().values(), OptionalInt.empty()));
        assertThat(ConfigurationReader.read(folder.resolve("a/best.yaml"))).isEqualTo(best);
    }

    @Test
    void valuesThatDoNotGoTogetherAreARowAndNotTheEnd() {
        SearchSpace space = SearchSpace.parse("""
                unlabelled.batch: {choice: [0, 1]}
                training.average_decay: {choice: [0.9, 0]}
                """, "space.yaml");
        Tuning tuning = Tuning.open(
                folder.resolve("a"),
                new TuningRequest(
                        Presets.reader()
                                .resolve(
                                        Optional.of("tiny"),
                                        "tiny",
                                        Optional.empty(),
                                        List.of("training.average_decay=0.9", "objective.lambda_adv=0")),
                        FRAMES,
                        space,
                        Strategy.GRID,
                        OptionalInt.empty(),
                        3,
                        1,
                        2,
                        1));
        tuning.run((trial, configuration) -> OptionalDouble.of(0.1 * trial), new Tuning.Observer() {});
        assertThat(tuning.markdown()).contains("| 4 | 1 | 0 | – | refused |");
        assertThat(tuning.best().number()).isEqualTo(3);
    }

    @Test
    void aFolderHoldsOneSearchAndMoreTrialsMayFollow() {
        Path search = folder.resolve("a");
        Tuning.open(search, request(Strategy.RANDOM, 2)).run(TuningTest::quick, new Tuning.Observer() {});
        Tuning more = Tuning.open(search, request(Strategy.RANDOM, 4));
        AtomicInteger tried = new AtomicInteger();
        more.run(
                (trial, configuration) -> {
                    tried.incrementAndGet();
                    return quick(trial, configuration);
                },
                new Tuning.Observer() {});
        assertThat(tried).hasValue(2);
        assertThatThrownBy(() -> Tuning.open(search, request(Strategy.BAYES, 4)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("holds the search of something else than --strategy bayes; name another folder");
        assertThatThrownBy(() -> Tuning.open(
                        search,
                        new TuningRequest(tiny(8), FRAMES, SPACE, Strategy.RANDOM, OptionalInt.of(4), 3, 12, 2, 2)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("something else than --seed 12, --seeds 2, another configuration;");
    }

    @Test
    void aDamagedTableIsToldByFileAndLine() throws IOException {
        Path search = folder.resolve("a");
        Tuning.open(search, request(Strategy.RANDOM, 2)).run(TuningTest::quick, new Tuning.Observer() {});
        Path table = search.resolve("trials.csv");
        String text = Files.readString(table);
        for (String[] change : new String[][] {
            {"\n2,", "\n3,", "line 3: the trial must be 2, got 3"},
            {",scored\n2", ",lost\n2", "line 2: "},
            {"trial,", "number,", "line 1: it must name the columns trial, generator_optimizer.learning_rate"},
            {"1,0.", "1,7.", "which the space does not have"},
            {",scored\n2", "\n2", "line 2: it has 4 cells instead of 5"}
        }) {
            Files.writeString(table, text.replace(change[0], change[1]));
            assertThatThrownBy(() -> Tuning.open(search, request(Strategy.RANDOM, 2)))
                    .isInstanceOf(UserException.class)
                    .hasMessageStartingWith(table.toString())
                    .hasMessageContaining(change[2]);
        }
    }

    @Test
    void aSearchWithoutAnyScoreSaysSo() {
        Tuning tuning = Tuning.open(folder.resolve("a"), request(Strategy.RANDOM, 1));
        Trial failed = new Trial(1, new Proposal(List.of("0.001", "[4, 8]")), Outcome.DIVERGED, Double.NaN);
        new TrialTable(folder.resolve("a/trials.csv"), SPACE, false).write(List.of(failed));
        assertThatThrownBy(() -> tuning.run(TuningTest::quick, new Tuning.Observer() {}))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("none of the 1 trials has a score");
    }

    @Test
    void withTrainingsItCanBeInterruptedBetweenSteps() {
        TuningRequest request =
                new TuningRequest(tiny(1), FRAMES, SPACE, Strategy.RANDOM, OptionalInt.of(1), 3, 11, 2, 1);
        AtomicInteger steps = new AtomicInteger();
        assertThat(Tuning.open(folder.resolve("broken"), request)
                        .run(Engines.nd4j(), new Tuning.Observer() {}, () -> steps.incrementAndGet() > 1))
                .isFalse();
        assertThat(folder.resolve("broken/trials.csv")).doesNotExist();
        for (String name : List.of("broken", "whole")) {
            assertThat(Tuning.open(folder.resolve(name), request)
                            .run(Engines.nd4j(), new Tuning.Observer() {}, () -> false))
                    .isTrue();
        }
        assertThat(folder.resolve("broken/trials.csv"))
                .hasSameBinaryContentAs(folder.resolve("whole/trials.csv"))
                .content()
                .endsWith(",scored\n");
    }

    @Test
    void thePageShowsEachKeyAndNeedsNoOtherFile() {
        Tuning tuning = Tuning.open(folder.resolve("a"), request(Strategy.BAYES, 8));
        tuning.run(TuningTest::quick, new Tuning.Observer() {});
        assertThat(folder.resolve("a/report.html"))
                .content()
                .contains("along generator_optimizer.learning_rate", "along generator.filters", "[8, 16]")
                .contains(">" + Text.score(tuning.best().score()) + "</b>")
                .doesNotContain("http")
                .satisfies(html -> assertThat(html.split("<circle", -1)).hasSize(1 + 2 * 8));
    }
}
