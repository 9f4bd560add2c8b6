package org.areogan.synth.quality.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;

class DistanceProperties {
    private static final Offset<Double> NEAR = within(1e-6);

    @Property(tries = 100)
    void noSetIsFarFromItself(@ForAll long seed, @ForAll @IntRange(min = 7, max = 30) int frames) {
        FeatureMatrix set = Points.gaussian(frames, 4, 1, seed);
        assertThat(FrechetDistance.between(set, set)).isCloseTo(0, NEAR);
        assertThat(DensityCoverage.of(set, set, 5)).isEqualTo(new DensityCoverage(1, 1, 5));
        assertThat(Neighbours.nearest(set, set)).containsOnly(0);
    }

    @Property(tries = 100)
    void distancesAreSymmetric(@ForAll long seed, @ForAll @IntRange(min = 2, max = 20) int frames) {
        FeatureMatrix first = Points.gaussian(frames, 3, 0, seed);
        FeatureMatrix second = Points.gaussian(9, 3, 1, seed + 1);
        assertThat(FrechetDistance.between(first, second)).isCloseTo(FrechetDistance.between(second, first), NEAR);
        assertThat(KernelDistance.squared(first, second)).isCloseTo(KernelDistance.squared(second, first), NEAR);
    }

    @Property(tries = 100)
    void aShiftedSetIsAsFarAsItsMean(@ForAll long seed, @ForAll @DoubleRange(min = -5, max = 5) double shift) {
        FeatureMatrix set = Points.gaussian(12, 3, 0, seed);
        assertThat(FrechetDistance.between(set, moved(set, 1, shift))).isCloseTo(3 * shift * shift, NEAR);
    }

    @Property(tries = 100)
    void theFrechetDistanceGrowsWithTheSquareOfTheUnit(
            @ForAll long seed, @ForAll @DoubleRange(min = 0.1, max = 5) double scale) {
        FeatureMatrix first = Points.gaussian(12, 3, 0, seed);
        FeatureMatrix second = Points.gaussian(9, 3, 1, seed + 1);
        assertThat(FrechetDistance.between(moved(first, scale, 0), moved(second, scale, 0)))
                .isCloseTo(scale * scale * FrechetDistance.between(first, second), NEAR);
    }

    @Property(tries = 100)
    void nearnessAndBallsKnowNoUnit(@ForAll long seed) {
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
