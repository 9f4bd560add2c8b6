package org.areogan.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.areogan.terrain.Mask;
import org.junit.jupiter.api.Test;

/** Against values worked out by hand. */
class PredictionTest {
    /** A sure pixel, one with two equally likely classes, one with all four equally likely, and a usual one. */
    private final Prediction prediction = new Prediction(
            new Mask(2, 2, new byte[] {2, 0, 0, 3}),
            new float[] {0, 0, 1, 0, 0.5f, 0.5f, 0, 0, 0.25f, 0.25f, 0.25f, 0.25f, 0.1f, 0.1f, 0.2f, 0.6f},
            4);

    @Test
    void confidenceIsTheProbabilityOfTheMostProbableClass() {
        assertThat(prediction.confidence()).containsExactly(1, 0.5f, 0.25f, 0.6f);
    }

    @Test
    void entropyIsNothingWhereOneClassIsCertainAndOneWhereAllAreAsLikely() {
        float[] entropy = prediction.entropy();
        assertThat(entropy[0]).isZero();
        assertThat(entropy[1]).isCloseTo(0.5f, within(1e-6f));
        assertThat(entropy[2]).isCloseTo(1, within(1e-6f));
        // -(2 * 0.1 ln 0.1 + 0.2 ln 0.2 + 0.6 ln 0.6) / ln 4
        assertThat(entropy[3]).isCloseTo(0.785476f, within(1e-5f));
    }

    @Test
    void areasAreSharesOfThePixels() {
        assertThat(prediction.areas()).containsExactly(0.5, 0, 0.25, 0.25);
    }

    @Test
    void pixelsBelowTheLeastConfidenceAreUnsure() {
        assertThat(prediction.surer(0.5, 255).ids()).containsExactly(2, 0, (byte) 255, 3);
        assertThat(prediction.surer(0, 255).ids()).containsExactly(2, 0, 0, 3);
    }
}
