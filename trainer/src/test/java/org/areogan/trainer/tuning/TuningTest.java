package org.areogan.trainer.tuning;

import static org.areogan.trainer.tuning.SmallSearch.FRAMES;
import static org.areogan.trainer.tuning.SmallSearch.SPACE;
import static org.areogan.trainer.tuning.SmallSearch.quick;
import static org.areogan.trainer.tuning.SmallSearch.request;
import static org.areogan.trainer.tuning.SmallSearch.run;
import static org.areogan.trainer.tuning.SmallSearch.scored;
import static org.areogan.trainer.tuning.SmallSearch.tiny;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.areogan.engine.Engines;
import org.areogan.files.UserException;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.yaml.ConfigurationReader;
import org.areogan.trainer.configuration.yaml.Presets;
import org.areogan.trainer.crossvalidation.PairedComparison;
import org.areogan.trainer.report.page.Text;
import org.areogan.trainer.tuning.space.SearchSpace;
import org.areogan.trainer.tuning.strategy.Proposal;
import org.areogan.trainer.tuning.strategy.Trial;
import org.areogan.trainer.tuning.strategy.Trial.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TuningTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"RANDOM, 1", "GRID, 1", "BAYES, 1", "HALVING, 1", "RANDOM, 3", "GRID, 3", "BAYES, 3", "HALVING, 3"})
    void brokenOffAnywhereTheTableEndsTheSameToTheBit(Strategy strategy, int parallel) throws IOException {
        Tuning whole = Tuning.open(folder.resolve("whole"), request(strategy, 9, parallel));
        assertThat(run(whole, SmallSearch::quick)).isTrue();
        Path broken = folder.resolve("broken");
        AtomicInteger asked = new AtomicInteger();
        boolean done = false;
        while (!done) {
            done = run(
                    Tuning.open(broken, request(strategy, 9, parallel)),
                    (task, stop) -> asked.incrementAndGet() % 4 == 0 ? Optional.empty() : quick(task, stop));
        }
        assertThat(broken.resolve("trials.csv")).hasSameBinaryContentAs(folder.resolve("whole/trials.csv"));
        assertThat(broken.resolve("best.yaml")).hasSameBinaryContentAs(folder.resolve("whole/best.yaml"));
        assertThat(Files.readAllLines(broken.resolve("trials.csv")).get(1))
                .startsWith("1,0.")
                .contains(",\"[")
                .contains(",scored,0.");
    }

    @Test
    void theBestIsTheBestOfThoseThatWereTrainedLongest() {
        Tuning tuning = Tuning.open(folder.resolve("a"), request(Strategy.HALVING, 9));
        run(
                tuning,
                (task, stop) -> scored(
                        1.0 / task.validation().configuration().training().epochs()));
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
        run(tuning, (task, stop) -> scored(0.1 * task.number()));
        assertThat(tuning.markdown()).contains("| 4 | 1 | 0 | – | refused |  |");
        assertThat(tuning.best().number()).isEqualTo(3);
    }

    @Test
    void aFolderHoldsOneSearchAndMoreTrialsMayFollow() {
        Path search = folder.resolve("a");
        run(Tuning.open(search, request(Strategy.RANDOM, 2)), SmallSearch::quick);
        Tuning more = Tuning.open(search, request(Strategy.RANDOM, 4));
        AtomicInteger tried = new AtomicInteger();
        run(more, (task, stop) -> {
            tried.incrementAndGet();
            return quick(task, stop);
        });
        assertThat(tried).hasValue(2);
        assertThatThrownBy(() -> Tuning.open(search, request(Strategy.BAYES, 4)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("holds the search of something else than --strategy bayes; name another folder");
        assertThatThrownBy(() -> Tuning.open(
                        search,
                        new TuningRequest(tiny(8), FRAMES, SPACE, Strategy.RANDOM, OptionalInt.of(4), 3, 12, 2, 2)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("something else than --seed 12, --seeds 2, --stop none, another configuration;");
        assertThatThrownBy(() -> Tuning.open(search, request(Strategy.RANDOM, 4, 2)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("something else than --parallel 2;");
    }

    @Test
    void aSearchRunsInOneProcessAtATime() {
        Path search = folder.resolve("a");
        Tuning tuning = Tuning.open(search, request(Strategy.RANDOM, 2));
        Tuning again = Tuning.open(search, request(Strategy.RANDOM, 2));
        assertThatThrownBy(() -> run(tuning, (task, stop) -> {
                    run(again, SmallSearch::quick);
                    return quick(task, stop);
                }))
                .isInstanceOf(UserException.class)
                .hasMessage(search + " is being written to by another process; wait for its end and give the same"
                        + " command again, or name another folder with -o");
        assertThat(search.resolve("trials.csv")).doesNotExist();
        assertThat(run(again, SmallSearch::quick)).isTrue();
    }

    @Test
    void aSearchWithoutAnyScoreSaysSo() {
        Tuning tuning = Tuning.open(folder.resolve("a"), request(Strategy.RANDOM, 1));
        Trial failed = new Trial(1, new Proposal(List.of("0.001", "[4, 8]")), Outcome.DIVERGED, Double.NaN);
        new TrialTable(folder.resolve("a/trials.csv"), SPACE, false).write(List.of(failed));
        assertThatThrownBy(() -> run(tuning, SmallSearch::quick))
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
                .contains(",scored,0.");
        Path trial = folder.resolve("whole/trials/trial-1");
        assertThat(trial.resolve("runs/seed-1-fold-1/checkpoints"))
                .as("needed no more")
                .doesNotExist();
        assertThat(PairedComparison.of(trial, folder.resolve("broken/trials/trial-1"))
                        .sentence())
                .isNotEmpty();
    }

    @Test
    void thePageShowsEachKeyAndNeedsNoOtherFile() {
        Tuning tuning = Tuning.open(folder.resolve("a"), request(Strategy.BAYES, 8));
        run(tuning, SmallSearch::quick);
        assertThat(folder.resolve("a/report.html"))
                .content()
                .contains("along generator_optimizer.learning_rate", "along generator.filters", "[8, 16]")
                .contains(">" + Text.score(tuning.best().score()) + "</b>")
                .doesNotContain("http")
                .satisfies(html -> assertThat(html.split("<circle", -1)).hasSize(1 + 2 * 8));
    }
}
