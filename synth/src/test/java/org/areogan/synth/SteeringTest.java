package org.areogan.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.areogan.laws.Draw;
import org.areogan.laws.Law;
import org.junit.jupiter.api.Test;

class SteeringTest {
    @Law(tries = 200)
    void aProposerThatMissesWishesInOneDirectionStillReachesTheShare(Draw any) {
        double target = any.real(0.002, 0.4);
        double bias = any.real(0.6, 1.6);
        long seed = any.number();
        SplittableRandom random = new SplittableRandom(seed);
        Steering steering = new Steering(target);
        for (int attempt = 0; attempt < 400; attempt++) {
            double wish = steering.wish(random);
            assertThat(wish).isBetween(target / 4, 0.6);
            double share = Math.min(1, wish * bias * Math.exp(0.3 * random.nextGaussian()));
            if (!steering.refuses(share)) {
                steering.keep(share);
            }
        }
        assertThat(steering.isReached()).isTrue();
        assertThat(steering.share()).isCloseTo(target, within(Steering.TOLERANCE * target));
    }

    @Law
    void proposalsThatTakeNoWishesAreHeldBelowTheLimit(Draw any) {
        double target = any.real(0.01, 0.3);
        long seed = any.number();
        SplittableRandom random = new SplittableRandom(seed);
        Steering steering = new Steering(target);
        for (int attempt = 0; attempt < 400; attempt++) {
            double share = 4 * target * random.nextDouble() * random.nextDouble();
            if (!steering.refuses(share)) {
                steering.keep(share);
            }
        }
        assertThat(steering.share()).isLessThanOrEqualTo(target * (1 + Steering.TOLERANCE));
    }

    @Test
    void onlyWhatDrivesTheShareAwayIsRefused() {
        Steering steering = new Steering(0.1);
        for (int i = 0; i < 9; i++) {
            steering.keep(0.1);
        }
        assertThat(steering.refuses(0.9)).as("of few pairs nothing is refused").isFalse();
        steering.keep(0.1);
        assertThat(steering.share()).isCloseTo(0.1, within(1e-12));
        // Eleven pairs may have 1.21 together.
        assertThat(steering.refuses(0.209)).isFalse();
        assertThat(steering.refuses(0.211)).isTrue();
        for (int i = 0; i < 10; i++) {
            steering.keep(0.5);
        }
        assertThat(steering.refuses(0.09)).as("below the target").isFalse();
        assertThat(steering.refuses(0.25))
                .as("above the target, but it lowers the share")
                .isFalse();
        assertThat(steering.refuses(0.35)).isTrue();
    }

    @Test
    void nothingKeptHasNoShare() {
        assertThat(new Steering(0.1).share()).isZero();
        assertThat(new Steering(0.1).isReached()).isFalse();
    }
}
