package org.areogan.synth.quality.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class KernelDistanceTest {
    /** Within: k(0,1) = 1 and k(1,2) = 27; across: (1 + 1 + 8 + 27) / 4. */
    @Test
    void ofTwoPointsEachItIsWhatTheFormulaGivesByHand() {
        assertThat(KernelDistance.squared(Points.line(0, 1), Points.line(1, 2)))
                .isCloseTo(1 + 27 - 2 * 37 / 4.0, within(1e-12));
    }

    /** Within: 1 and (6/2 + 1)^3 = 64; across: (1 + 1 + (4/2 + 1)^3 + (2/2 + 1)^3) / 4. */
    @Test
    void theProductIsDividedByTheNumberOfFeatures() {
        FeatureMatrix first = Points.of(new double[] {0, 0}, new double[] {2, 0});
        FeatureMatrix second = Points.of(new double[] {2, 1}, new double[] {1, 4});
        assertThat(KernelDistance.squared(first, second)).isCloseTo(1 + 64 - 2 * (1 + 1 + 27 + 8) / 4.0, within(1e-12));
    }

    @Test
    void ofOneDistributionItIsZeroOnAverage() {
        int repeats = 2000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < repeats; i++) {
            double distance =
                    KernelDistance.squared(Points.gaussian(6, 3, 0.5, 2L * i), Points.gaussian(9, 3, 0.5, 2L * i + 1));
            sum += distance;
            squares += distance * distance;
        }
        double mean = sum / repeats;
        double standardError = Math.sqrt(squares / repeats / repeats);
        assertThat(mean).isCloseTo(0, within(3 * standardError));
    }

    @Test
    void ofTwoDistributionsEverySubsetPairIsFarApart() {
        KernelDistance distance =
                KernelDistance.between(Points.gaussian(80, 4, 0, 1), Points.gaussian(60, 4, 2, 2), 10, 40, 7);
        assertThat(distance.mean()).isGreaterThan(10 * distance.deviation());
        assertThat(distance.subsets()).isEqualTo(10);
        assertThat(distance.subsetSize()).isEqualTo(40);
    }

    @Test
    void subsetsAsLargeAsTheSetsAreTheSets() {
        FeatureMatrix first = Points.gaussian(12, 4, 0, 1);
        FeatureMatrix second = Points.gaussian(12, 4, 1, 2);
        KernelDistance distance = KernelDistance.between(first, second, 3, 1000, 7);
        assertThat(distance.subsetSize()).isEqualTo(12);
        assertThat(distance.mean()).isCloseTo(KernelDistance.squared(first, second), within(1e-9));
        assertThat(distance.deviation()).isCloseTo(0, within(1e-9));
    }

    @Test
    void theSeedDecidesTheSubsets() {
        FeatureMatrix first = Points.gaussian(50, 4, 0, 1);
        FeatureMatrix second = Points.gaussian(50, 4, 0, 2);
        KernelDistance once = KernelDistance.between(first, second, 5, 10, 7);
        assertThat(KernelDistance.between(first, second, 5, 10, 7)).isEqualTo(once);
        assertThat(KernelDistance.between(first, second, 5, 10, 8)).isNotEqualTo(once);
    }

    /** Were one frame drawn twice into a subset, its kernel with itself would raise the sum within. */
    @Test
    void subsetsAreDrawnWithoutReplacement() {
        FeatureMatrix apart = Points.of(
                new double[] {9, 0, 0, 0}, new double[] {0, 9, 0, 0}, new double[] {0, 0, 9, 0}, new double[] {
                    0, 0, 0, 9
                });
        FeatureMatrix zeros = Points.of(new double[4], new double[4], new double[4], new double[4]);
        assertThat(KernelDistance.between(apart, zeros, 50, 3, 1).mean()).isCloseTo(0, within(1e-12));
    }
}
