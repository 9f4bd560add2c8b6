package org.areogan.trainer.tuning.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.areogan.trainer.tuning.strategy.Trial.Outcome;
import org.junit.jupiter.api.Test;

class ModelledScoresTest {
    private static Trial trial(Outcome outcome, double score, Double... byFold) {
        return new Trial(1, new Proposal(List.of("1")), outcome, score, List.of(byFold));
    }

    /** Scored trials lost 0.2 and 0.4 after their first fold, and gained 0.1 and lost 0.1 after the second. */
    @Test
    void aStoppedTrialCountsAsIfItsOtherFoldsDifferedAsThoseOfScoredTrialsDid() {
        double[] scores = ModelledScores.of(List.of(
                trial(Outcome.SCORED, 0.6, 0.8, 0.5, 0.6),
                trial(Outcome.SCORED, 0.3, 0.7, 0.4, 0.3),
                trial(Outcome.SCORED, 0.35),
                trial(Outcome.STOPPED, Double.NaN, 0.55),
                trial(Outcome.STOPPED, Double.NaN, 0.9, 0.45),
                trial(Outcome.DIVERGED, Double.NaN),
                trial(Outcome.REFUSED, Double.NaN)));
        assertThat(scores).containsExactly(new double[] {0.6, 0.3, 0.35, 0.25, 0.45, 0.25, 0.25}, within(1e-12));
    }
}
