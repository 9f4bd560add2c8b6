package org.areogan.synth.quality.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.areogan.laws.Draw;
import org.areogan.laws.Law;
import org.assertj.core.data.Offset;

class DistanceLaws {
    private static final Offset<Double> NEAR = within(1e-6);

    @Law
    void noSetIsFarFromItself(Draw any) {
        long seed = any.number();
        int frames = any.integer(7, 30);
        FeatureMatrix set = Points.gaussian(frames, 4, 1, seed);
        assertThat(FrechetDistance.between(set, set)).isCloseTo(0, NEAR);
        assertThat(DensityCoverage.of(set, set, 5)).isEqualTo(new DensityCoverage(1, 1, 5));
        assertThat(Neighbours.nearest(set, set)).containsOnly(0);
    }

    @Law
    void distancesAreSymmetric(Draw any) {
        long seed = any.number();
        int frames = any.integer(2, 20);
        FeatureMatrix first = Points.gaussian(frames, 3, 0, seed);
        FeatureMatrix second = Points.gaussian(9, 3, 1, seed + 1);
        assertThat(FrechetDistance.between(first, second)).isCloseTo(FrechetDistance.between(second, first), NEAR);
        assertThat(KernelDistance.squared(first, second)).isCloseTo(KernelDistance.squared(second, first), NEAR);
    }

    @Law
    void aShiftedSetIsAsFarAsItsMean(Draw any) {
        long seed = any.number();
        double shift = any.real(-5, 5);
        FeatureMatrix set = Points.gaussian(12, 3, 0, seed);
        assertThat(FrechetDistance.between(set, moved(set, 1, shift))).isCloseTo(3 * shift * shift, NEAR);
    }

    @Law
    void theFrechetDistanceGrowsWithTheSquareOfTheUnit(Draw any) {
        long seed = any.number();
        double scale = any.real(0.1, 5);
        FeatureMatrix first = Points.gaussian(12, 3, 0, seed);
        FeatureMatrix second = Points.gaussian(9, 3, 1, seed + 1);
        assertThat(FrechetDistance.between(moved(first, scale, 0), moved(second, scale, 0)))
                .isCloseTo(scale * scale * FrechetDistance.between(first, second), NEAR);
    }

    @Law
    void nearnessAndBallsKnowNoUnit(Draw any) {
        long seed = any.number();
        FeatureMatrix first = Points.gaussian(12, 3, 0, seed);
        FeatureMatrix second = Points.gaussian(9, 3, 1, seed + 1);
        assertThat(DensityCoverage.of(moved(first, 4, 0), moved(second, 4, 0), 3))
                .isEqualTo(DensityCoverage.of(first, second, 3));
    }

    private static FeatureMatrix moved(FeatureMatrix set, double scale, double shift) {
        return new FeatureMatrix(Arrays.stream(set.rows())
                .map(row ->
                        Arrays.stream(row).map(value -> scale * value + shift).toArray())
                .toArray(double[][]::new));
    }
}
