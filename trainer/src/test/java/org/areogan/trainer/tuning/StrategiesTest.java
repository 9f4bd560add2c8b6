package org.areogan.trainer.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import org.areogan.files.UserException;
import org.junit.jupiter.api.Test;

class StrategiesTest {
    private static SearchSpace space(String yaml) {
        return SearchSpace.parse(yaml, "space.yaml");
    }

    @Test
    void aGridGoesThroughAllCombinations() {
        SearchSpace space = space("""
                a: {log: [0.001, 0.1], steps: 3}
                b: {integer: [1, 2]}
                c: {choice: [x, y]}
                """);
        List<Trial> trials = Searches.all(new GridSearch(space, OptionalInt.empty()), proposal -> 0);
        assertThat(trials)
                .extracting(trial -> String.join(" ", trial.values()))
                .containsExactly(
                        "0.001 1 x",
                        "0.001 1 y",
                        "0.001 2 x",
                        "0.001 2 y",
                        "0.01 1 x",
                        "0.01 1 y",
                        "0.01 2 x",
                        "0.01 2 y",
                        "0.1 1 x",
                        "0.1 1 y",
                        "0.1 2 x",
                        "0.1 2 y");
        assertThat(Searches.all(new GridSearch(space, OptionalInt.of(5)), proposal -> 0))
                .isEqualTo(trials.subList(0, 5));
        assertThat(space("a: {integer: [4, 32], steps: 3}")
                        .dimensions()
                        .get(0)
                        .range()
                        .grid())
                .contains(List.of("4", "18", "32"));
    }

    @Test
    void aGridOverAContinuousRangeNeedsSteps() {
        assertThatThrownBy(() -> new GridSearch(space("a: {uniform: [0, 0.5]}"), OptionalInt.empty()))
                .isInstanceOf(UserException.class)
                .hasMessage("space.yaml: a: a grid needs to know how many values of the range to try; add steps, e.g."
                        + " {uniform: [0, 0.5], steps: 5}, or choose another --strategy");
    }

    @Test
    void chanceFollowsFromTheSeedAndCoversTheLogarithms() {
        SearchSpace space = space("a: {log: [0.0001, 1]}\nb: {choice: [x, y, z]}");
        List<Trial> trials = Searches.all(new RandomSearch(space, 7, 400), proposal -> 0);
        assertThat(trials).isEqualTo(Searches.all(new RandomSearch(space, 7, 400), proposal -> 0));
        assertThat(trials).isNotEqualTo(Searches.all(new RandomSearch(space, 8, 400), proposal -> 0));
        for (double decade = 1e-4; decade < 0.9; decade *= 10) {
            double from = decade;
            assertThat(trials)
                    .filteredOn(trial -> Searches.number(trial.proposal(), 0) >= from
                            && Searches.number(trial.proposal(), 0) < 10 * from)
                    .as("from %s", from)
                    .hasSizeBetween(70, 130);
        }
        assertThat(trials)
                .filteredOn(trial -> trial.values().get(1).equals("y"))
                .hasSizeBetween(103, 163);
    }

    @Test
    void nothingIsTriedTwiceAndASmallSpaceComesToAnEnd() {
        SearchSpace space = space("a: {integer: [1, 3]}\nb: {choice: [x, y]}");
        List<Trial> trials = Searches.all(new RandomSearch(space, 1, 50), proposal -> 0);
        assertThat(trials).hasSize(6).extracting(Trial::values).doesNotHaveDuplicates();
    }
}
