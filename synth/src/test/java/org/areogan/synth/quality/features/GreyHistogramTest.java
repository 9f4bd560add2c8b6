package org.areogan.synth.quality.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.areogan.laws.Draw;
import org.areogan.laws.Law;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class GreyHistogramTest {
    private static final Offset<Double> NEAR = within(1e-12);

    private static GreyHistogram of(int... levels) {
        GreyHistogram histogram = new GreyHistogram();
        Arrays.stream(levels).forEach(histogram::add);
        return histogram;
    }

    @Test
    void brightnessIsRoundedToTheLevelsOfAByte() {
        assertThat(GreyHistogram.level(0)).isZero();
        assertThat(GreyHistogram.level(1)).isEqualTo(255);
        assertThat(GreyHistogram.level(0.5f)).isEqualTo(128);
        for (int level = 0; level < 256; level++) {
            assertThat(GreyHistogram.level(level / 255f)).isEqualTo(level);
        }
    }

    @Test
    void figuresAreThoseOfTheNumbers() {
        GreyHistogram grey = of(51, 0, 102, 255);
        assertThat(grey.pixels()).isEqualTo(4);
        assertThat(grey.mean()).isCloseTo(0.4, NEAR);
        assertThat(grey.deviation()).isCloseTo(Math.sqrt((0.16 + 0.04 + 0 + 0.36) / 4), NEAR);
        assertThat(grey.quantile(0.25)).isEqualTo(0);
        assertThat(grey.quantile(0.5)).isEqualTo(0.2);
        assertThat(grey.quantile(0.75)).isEqualTo(0.4);
        assertThat(grey.quantile(0.76)).isEqualTo(1);
    }

    @Test
    void aQuarterOfThePixelsMovedFromBlackToWhiteIsAQuarter() {
        assertThat(of(0, 0, 255, 255).wasserstein(of(0, 255, 255, 255))).isCloseTo(0.25, NEAR);
    }

    @Test
    void twoSingleLevelsAreAsFarApartAsTheyAre() {
        assertThat(of(10, 10, 10).wasserstein(of(20))).isCloseTo(10 / 255.0, NEAR);
        assertThat(of(10).wasserstein(of(0, 20))).isCloseTo(10 / 255.0, NEAR);
    }

    private static int[] array(List<Integer> levels) {
        return levels.stream().mapToInt(each -> each).toArray();
    }

    /** On a line, the best plan moves the i-th darkest pixel to the i-th darkest. */
    @Law(tries = 200)
    void itIsTheMeanDifferenceOfTheSortedPixels(Draw any) {
        List<Integer> first = any.list(12, 12, () -> any.integer(0, 255));
        List<Integer> second = any.list(12, 12, () -> any.integer(0, 255));
        int[] left = array(first);
        int[] right = array(second);
        Arrays.sort(left);
        Arrays.sort(right);
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += Math.abs(left[i] - right[i]) / 255.0;
        }
        assertThat(of(left).wasserstein(of(right))).isCloseTo(sum / 12, NEAR);
    }

    @Law(tries = 200)
    void itIsADistance(Draw any) {
        List<Integer> firstLevels = any.list(1, 9, () -> any.integer(0, 255));
        List<Integer> secondLevels = any.list(1, 9, () -> any.integer(0, 255));
        List<Integer> thirdLevels = any.list(1, 9, () -> any.integer(0, 255));
        int[] first = array(firstLevels);
        int[] second = array(secondLevels);
        int[] third = array(thirdLevels);
        assertThat(of(first).wasserstein(of(first))).isZero();
        assertThat(of(first).wasserstein(of(second))).isEqualTo(of(second).wasserstein(of(first)));
        assertThat(of(first).wasserstein(of(third)))
                .isLessThanOrEqualTo(
                        of(first).wasserstein(of(second)) + of(second).wasserstein(of(third)) + 1e-12);
    }
}
