package org.areogan.synth.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.areogan.generator.Prediction;
import org.areogan.terrain.Mask;
import org.junit.jupiter.api.Test;

class PixelLossesTest {
    /** Two classes; the first number of each pair is the probability of the first. */
    private static Prediction prediction(double... first) {
        float[] probabilities = new float[2 * first.length];
        for (int pixel = 0; pixel < first.length; pixel++) {
            probabilities[2 * pixel] = (float) first[pixel];
            probabilities[2 * pixel + 1] = (float) (1 - first[pixel]);
        }
        return new Prediction(new Mask(1, first.length, new byte[first.length]), probabilities, 2);
    }

    private static Mask mask(int... ids) {
        byte[] bytes = new byte[ids.length];
        for (int pixel = 0; pixel < ids.length; pixel++) {
            bytes[pixel] = (byte) ids[pixel];
        }
        return new Mask(1, ids.length, bytes);
    }

    @Test
    void pixelsLoseTheirLabelWhereTheirLossIsFarAboveTheMeanOfTheirClass() {
        PixelLosses losses = new PixelLosses(2);
        // The first class loses ln 2 on average; the second is never seen, the last pixel has no label.
        losses.add(mask(0, 0, 0, 255), prediction(0.5, 0.25, 1, 0.5));

        // 1.25 ln 2 is the loss of 0.4204.
        Mask believed = losses.believed(mask(0, 0, 0, 1, 255), prediction(0.43, 0.41, 0.99, 0.999, 0.5), 1.25, 255);

        assertThat(believed.ids()).containsExactly(0, 255, 0, 1, 255);
    }
}
