package org.areogan.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToleranceTest {
    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 26, Double.NaN})
    void logitsOfUsualSizeMayMoveNoProbabilityByMoreThanTheFixedTolerance(double largestLogit) {
        for (double probability = 0; probability <= 1; probability += 1.0 / 64) {
            assertThat(new Tolerance(largestLogit).of(probability)).isEqualTo(1e-4);
        }
    }

    /** Two logits, each moved against the other by a 2^17th of the largest. */
    @Test
    void largeLogitsMayMoveAProbabilityAsFarAsASoftmaxOfShiftedOnesDoes() {
        double largest = 1 << 14;
        double first = largest;
        double second = largest - 1;
        double shift = largest / (1 << 17);
        double up = probability(first + shift, second - shift) - probability(first, second);
        double down = probability(first, second) - probability(first - shift, second + shift);
        assertThat(new Tolerance(largest).of(probability(first, second)))
                .isCloseTo(Math.max(up, down), within(1e-12))
                .isGreaterThan(1e-2);
    }

    @Test
    void aClassThatIsCertainMayMoveByNoMoreThanTheFixedTolerance() {
        assertThat(new Tolerance(5000).of(1)).isEqualTo(1e-4);
        assertThat(new Tolerance(5000).of(1e-6)).isEqualTo(1e-4);
        assertThat(new Tolerance(5000).of(0)).isEqualTo(1e-4);
    }

    private static double probability(double first, double second) {
        return 1 / (1 + Math.exp(second - first));
    }
}
