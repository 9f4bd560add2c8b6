package org.areogan.trainer.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.areogan.files.UserException;
import org.areogan.trainer.tuning.space.SearchSpace;
import org.areogan.trainer.tuning.strategy.GridSearch;
import org.areogan.trainer.tuning.strategy.RandomSearch;
import org.areogan.trainer.tuning.strategy.SuccessiveHalving;
import org.areogan.trainer.tuning.strategy.Trial;
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

    @Test
    void theBestOfARungAreTrainedAgainWithMoreEpochs() {
        SearchSpace space = space("a: {uniform: [0, 1]}");
        SuccessiveHalving halving = new SuccessiveHalving(space, 5, 10, 3, 20);
        assertThat(halving.epochs()).containsExactly(2, 6, 20);
        List<Trial> trials = Searches.all(halving, proposal -> Searches.number(proposal, 0));
        assertThat(trials)
                .extracting(trial -> trial.proposal().epochs().orElseThrow())
                .containsExactly(2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 6, 6, 6, 20);
        List<Double> first = trials.subList(0, 10).stream()
                .map(Trial::score)
                .sorted(Comparator.reverseOrder())
                .toList();
        assertThat(trials.subList(10, 13)).extracting(Trial::score).isEqualTo(first.subList(0, 3));
        assertThat(trials.get(13).score()).isEqualTo(first.get(0));
        for (int known = 0; known < trials.size(); known++) {
            assertThat(new SuccessiveHalving(space, 5, 10, 3, 20).next(trials.subList(0, known)))
                    .contains(trials.get(known).proposal());
        }
    }

    @Test
    void whatDivergedIsNotTrainedAgain() {
        SearchSpace space = space("a: {uniform: [0, 1]}");
        List<Trial> trials = Searches.all(
                new SuccessiveHalving(space, 5, 4, 2, 4),
                proposal ->
                        proposal.epochs().orElseThrow() == 1 && Searches.number(proposal, 0) > 0 ? Double.NaN : 0.5);
        assertThat(trials).hasSize(4).noneMatch(Trial::isScored);
    }

    @Test
    void halvingNeedsTwoRungsAndTheEpochsForItself() {
        assertThatThrownBy(() -> new SuccessiveHalving(space("a: {uniform: [0, 1]}"), 1, 2, 3, 9))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("--trials is 2; successive halving needs 3 or more");
        assertThatThrownBy(() -> new SuccessiveHalving(space("a: {uniform: [0, 1]}"), 1, 9, 3, 2))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("training.epochs is 2; successive halving needs 3 or more");
        assertThatThrownBy(() -> new SuccessiveHalving(space("training.epochs: {integer: [1, 9]}"), 1, 9, 3, 9))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("space.yaml: training.epochs is decided by successive halving");
    }
}
