package org.areogan.trainer.loop;

import static org.assertj.core.api.Assertions.assertThat;

import org.areogan.trainer.configuration.RunConfiguration.BestBy;
import org.junit.jupiter.api.Test;

class BestEpochTest {
    @Test
    void theFirstScoreIsTheBestEvenIfItIsNotANumber() {
        BestEpoch best = new BestEpoch(BestBy.MEAN_IOU, 0);

        assertThat(best.wouldBeBest(Double.NaN)).isTrue();
        best.epochEnded(Double.NaN);
        assertThat(best.wouldBeBest(Double.NaN)).isFalse();
        assertThat(best.wouldBeBest(0.0)).isTrue();
    }

    @Test
    void stopsAfterSoManyEpochsWithoutABetterScore() {
        BestEpoch best = new BestEpoch(BestBy.MEAN_IOU, 2);

        best.epochEnded(0.4);
        best.epochEnded(0.3);
        assertThat(best.isTimeToStop()).isFalse();
        best.epochEnded(0.5);
        best.epochEnded(0.5);
        assertThat(best.isTimeToStop()).isFalse();
        best.epochEnded(0.1);
        assertThat(best.isTimeToStop()).isTrue();
    }

    @Test
    void aHigherMeanIouOrALowerLossIsBetter() {
        assertThat(new BestEpoch(BestBy.MEAN_IOU, 0).score(2, 0.4)).isEqualTo(0.4);
        BestEpoch byLoss = new BestEpoch(BestBy.VALIDATION_LOSS, 0);
        assertThat(byLoss.score(1, 0.4)).isGreaterThan(byLoss.score(2, 0.9));
    }

    @Test
    void neverStopsEarlyWhenToldSo() {
        BestEpoch best = new BestEpoch(BestBy.MEAN_IOU, 0);

        for (int epoch = 0; epoch < 100; epoch++) {
            best.epochEnded(0);
        }

        assertThat(best.isTimeToStop()).isFalse();
    }
}
