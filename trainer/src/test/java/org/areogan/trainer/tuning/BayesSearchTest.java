package org.areogan.trainer.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.areogan.trainer.tuning.space.SearchSpace;
import org.areogan.trainer.tuning.strategy.BayesSearch;
import org.areogan.trainer.tuning.strategy.Proposal;
import org.areogan.trainer.tuning.strategy.Proposals;
import org.areogan.trainer.tuning.strategy.RandomSearch;
import org.areogan.trainer.tuning.strategy.Trial;
import org.junit.jupiter.api.Test;

class BayesSearchTest {
    private static final SearchSpace PLANE = SearchSpace.parse("""
            x: {uniform: [-5, 10]}
            y: {uniform: [0, 15]}
            """, "space.yaml");

    /** As a learning rate, a number of layers and a kind of loss might do. */
    private static final SearchSpace MIXED = SearchSpace.parse("""
            rate: {log: [1e-5, 1]}
            layers: {integer: [1, 9]}
            kind: {choice: [plain, focal, dice]}
            """, "space.yaml");

    /** Branin's function, turned round: its three maxima are -0.397887. */
    private static double branin(Proposal proposal) {
        double x = Searches.number(proposal, 0);
        double y = Searches.number(proposal, 1);
        double bend = y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6;
        return -(bend * bend + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10);
    }

    /** The maximum is 1, at a rate of 0.003, five layers and focal; dice diverges at great rates. */
    private static double mixed(Proposal proposal) {
        double rate = Math.log10(Searches.number(proposal, 0) / 0.003);
        double layers = (Searches.number(proposal, 1) - 5) / 4;
        String kind = proposal.values().get(2);
        if (kind.equals("dice") && rate > 1) {
            return Double.NaN;
        }
        double shift = kind.equals("plain") ? 0.5 : 0;
        double height = kind.equals("focal") ? 0 : 0.3;
        return 1 - (rate - shift) * (rate - shift) - layers * layers - height;
    }

    private static double meanBest(LongFunction<Proposals> search, ToDoubleFunction<Proposal> function) {
        return meanBest(8, search, function);
    }

    private static double meanBest(int seeds, LongFunction<Proposals> search, ToDoubleFunction<Proposal> function) {
        return LongStream.rangeClosed(1, seeds)
                .mapToDouble(seed -> Searches.all(search.apply(seed), function).stream()
                        .min(Trial.BEST_FIRST)
                        .orElseThrow()
                        .score())
                .average()
                .orElseThrow();
    }

    @Test
    void onBraninItIsBetterThanChance() {
        double chance = meanBest(seed -> new RandomSearch(PLANE, seed, 25), BayesSearchTest::branin);
        double bayes = meanBest(seed -> new BayesSearch(PLANE, seed, 25, 1), BayesSearchTest::branin);
        assertThat(bayes).isGreaterThan(chance).isGreaterThan(-0.8);
    }

    @Test
    void onLogarithmsWholeNumbersAndChoicesItIsBetterThanChance() {
        double chance = meanBest(seed -> new RandomSearch(MIXED, seed, 20), BayesSearchTest::mixed);
        double bayes = meanBest(seed -> new BayesSearch(MIXED, seed, 20, 1), BayesSearchTest::mixed);
        assertThat(bayes).isGreaterThan(chance).isGreaterThan(0.95);
    }

    @Test
    void sideBySideItIsStillBetterThanChance() {
        double chance = meanBest(6, seed -> new RandomSearch(PLANE, seed, 25), BayesSearchTest::branin);
        double bayes = meanBest(6, seed -> new BayesSearch(PLANE, seed, 25, 4), BayesSearchTest::branin);
        assertThat(bayes).isGreaterThan(chance).isGreaterThan(-0.8);
    }

    @Test
    void sideBySideWhatIsProposedKnowsTheScoresOfThoseAloneThatMustHaveEnded() {
        List<Trial> whole = Searches.all(new BayesSearch(MIXED, 3, 14, 3), BayesSearchTest::mixed);
        assertThat(whole).isNotEqualTo(Searches.all(new BayesSearch(MIXED, 3, 14, 1), BayesSearchTest::mixed));
        for (int known : new int[] {2, 8, 12}) {
            List<Trial> lastRunning = new ArrayList<>(whole.subList(0, known));
            for (int i = known - 2; i < known; i++) {
                lastRunning.set(i, Trial.running(i + 1, whole.get(i).proposal()));
            }
            assertThat(new BayesSearch(MIXED, 3, 14, 3).next(lastRunning))
                    .contains(whole.get(known).proposal());
        }
        assertThat(whole).extracting(Trial::values).doesNotHaveDuplicates();
    }

    @Test
    void whatIsProposedFollowsFromSeedAndTrialsAlone() {
        List<Trial> whole = Searches.all(new BayesSearch(MIXED, 3, 14, 1), BayesSearchTest::mixed);
        for (int known : new int[] {0, 5, 9, 13}) {
            assertThat(new BayesSearch(MIXED, 3, 40, 1).next(whole.subList(0, known)))
                    .contains(whole.get(known).proposal());
        }
        assertThat(whole).extracting(Trial::values).doesNotHaveDuplicates();
        assertThat(whole).isNotEqualTo(Searches.all(new BayesSearch(MIXED, 4, 14, 1), BayesSearchTest::mixed));
    }

    @Test
    void aSmallSpaceComesToAnEndAndAllMayDiverge() {
        SearchSpace small = SearchSpace.parse("a: {choice: [x, y]}\nb: {integer: [1, 4]}", "space.yaml");
        assertThat(Searches.all(new BayesSearch(small, 1, 50, 1), proposal -> 0.5))
                .hasSize(8);
        assertThat(Searches.all(new BayesSearch(MIXED, 1, 12, 1), proposal -> Double.NaN))
                .hasSize(12);
    }
}
