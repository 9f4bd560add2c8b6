package org.areogan.trainer.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.areogan.trainer.configuration.Schedule;
import org.areogan.trainer.configuration.Schedule.Decay;
import org.areogan.trainer.configuration.Schedule.PlateauBy;
import org.junit.jupiter.api.Test;

class LearningRateTest {
    @Test
    void constantStaysAtTheFullRate() {
        LearningRate rate = rate(Decay.CONSTANT, 0);

        assertThat(rate.factor(1)).isEqualTo(1);
        assertThat(rate.factor(100)).isEqualTo(1);
    }

    @Test
    void linearDecayStartsAtItsShareOfTheRunAndEndsNearTheFloor() {
        LearningRate rate = rate(Decay.LINEAR, 0);

        assertThat(rate.factor(50)).isEqualTo(1);
        assertThat(rate.factor(76)).isCloseTo(0.5, within(1e-12));
        assertThat(rate.factor(100)).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void cosineFollowsHalfAWave() {
        LearningRate rate = rate(Decay.COSINE, 0);

        assertThat(rate.factor(1)).isCloseTo(1, within(1e-12));
        assertThat(rate.factor(51)).isCloseTo(0.1 + 0.9 / 2, within(1e-12));
        assertThat(rate.factor(26)).isCloseTo(0.1 + 0.9 * (1 + Math.cos(Math.PI / 4)) / 2, within(1e-12));
    }

    @Test
    void warmUpClimbsAStraightLineToTheFullRate() {
        LearningRate rate = rate(Decay.CONSTANT, 0.9);

        assertThat(rate.factor(1)).isCloseTo(0.1, within(1e-12));
        assertThat(rate.factor(5)).isCloseTo(0.5, within(1e-12));
        assertThat(rate.factor(10)).isEqualTo(1);
    }

    @Test
    void plateauLowersTheRateAfterItsPatience() {
        LearningRate rate = rate(Decay.PLATEAU, 0);

        rate.epochEnded(0.4);
        rate.epochEnded(0.3);
        rate.epochEnded(0.4);
        assertThat(rate.factor(40)).isEqualTo(1);
        rate.epochEnded(Double.NaN);
        assertThat(rate.factor(50)).isEqualTo(0.5);
        rate.epochEnded(0.5);
        rate.epochEnded(0.5);
        assertThat(rate.factor(70)).isEqualTo(0.5);
    }

    @Test
    void plateauNeverFallsBelowTheFloor() {
        LearningRate rate = rate(Decay.PLATEAU, 0);

        for (int epoch = 0; epoch < 40; epoch++) {
            rate.epochEnded(0);
        }

        assertThat(rate.factor(100)).isEqualTo(0.1);
    }

    private static LearningRate rate(Decay decay, double warmUpEpochs) {
        return new LearningRate(new Schedule(decay, warmUpEpochs, 0.5, 0.1, 2, 0.5, PlateauBy.BEST_BY), 10, 10);
    }
}
