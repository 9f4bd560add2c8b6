package org.areogan.terrain.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.areogan.laws.Draw;
import org.areogan.laws.Law;
import org.areogan.synth.Scenes;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class GreyTest {
    private static final Offset<Float> CLOSE = within(1e-5f);

    @Law
    void aConstantStaysAndARampKeepsItsMean(Draw any) {
        int height = any.integer(1, 20);
        int width = any.integer(1, 20);
        int newHeight = any.integer(1, 20);
        int newWidth = any.integer(1, 20);
        Grey constant = new Grey(height, width, Scenes.grey(height * width, 0.3f)).resized(newHeight, newWidth);
        assertThat(constant.height()).isEqualTo(newHeight);
        assertThat(constant.width()).isEqualTo(newWidth);
        for (float each : constant.values()) {
            assertThat(each).isCloseTo(0.3f, CLOSE);
        }
        float[] ramp = new float[height * width];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = i / width + 2 * (i % width);
        }
        double mean = (height - 1) / 2.0 + width - 1;
        assertThat(mean(new Grey(height, width, ramp).resized(newHeight, newWidth)))
                .isCloseTo(mean, within(1e-4 * (1 + mean)));
    }

    @Test
    void halvingIsTheMeanUnderATriangleOfFourPixels() {
        Grey column = new Grey(8, 1, new float[] {8, 0, 4, 2, 6, 1, 3, 5});
        Grey half = column.resized(4, 1);
        // Inside 1 3 3 1 eighths; at the edge the fourth pixel is missing.
        assertThat(half.at(0, 0)).isCloseTo((3 * 8 + 3 * 0 + 4) / 7f, CLOSE);
        assertThat(half.at(1, 0)).isCloseTo((0 + 3 * 4 + 3 * 2 + 6) / 8f, CLOSE);
        assertThat(half.at(2, 0)).isCloseTo((2 + 3 * 6 + 3 * 1 + 3) / 8f, CLOSE);
        assertThat(half.at(3, 0)).isCloseTo((1 + 3 * 3 + 3 * 5) / 7f, CLOSE);
        Grey row = new Grey(1, 8, column.values()).resized(1, 4);
        assertThat(row.values()).containsExactly(half.values());
    }

    @Law(tries = 50)
    void theSameSizeChangesNothingAndNoSizeGoesBeyondTheExtremes(Draw any) {
        int newHeight = any.integer(1, 12);
        long seed = any.number();
        Grey picture = random(7, 5, seed);
        assertThat(picture.resized(7, 5).values()).containsExactly(picture.values(), CLOSE);
        for (float each : picture.resized(newHeight, 4).values()) {
            assertThat(each).isBetween(0f, 1f);
        }
        assertThat(picture.mirrored().mirrored().values()).containsExactly(picture.values());
        // Mirroring before or after makes no difference.
        assertThat(picture.mirrored().resized(newHeight, 4).values())
                .containsExactly(picture.resized(newHeight, 4).mirrored().values(), CLOSE);
    }

    @Test
    void leftBecomesRight() {
        assertThat(new Grey(2, 3, new float[] {1, 2, 3, 4, 5, 6}).mirrored().values())
                .containsExactly(3, 2, 1, 6, 5, 4);
    }

    @Test
    void softeningSpreadsAPixelAsOneTwoOne() {
        float[] dot = new float[25];
        dot[12] = 16;
        assertThat(new Grey(5, 5, dot).softened().values())
                .containsExactly(0, 0, 0, 0, 0, 0, 1, 2, 1, 0, 0, 2, 4, 2, 0, 0, 1, 2, 1, 0, 0, 0, 0, 0, 0);
        float[] corner = new float[9];
        corner[0] = 16;
        assertThat(new Grey(3, 3, corner).softened().values()).containsExactly(9, 3, 0, 3, 1, 0, 0, 0, 0);
    }

    @Test
    void theMedianIsTheMiddleOrBetweenTheMiddleTwo() {
        float[] numbers = {9, 1, 5};
        assertThat(Grey.median(numbers)).isEqualTo(5);
        assertThat(numbers).as("left as it was").containsExactly(9, 1, 5);
        assertThat(Grey.median(new float[] {4, 1, 2, 9})).isEqualTo(3);
        assertThat(Grey.median(new float[0])).isNaN();
    }

    @Test
    void aGainIsLimitedAndOneWhereNothingIsKnown() {
        assertThat(Gain.between(0.6f, 0.4f)).isCloseTo(1.5f, CLOSE);
        assertThat(Gain.between(0.1f, 0.9f)).isEqualTo(0.5f);
        assertThat(Gain.between(0.9f, 0)).isEqualTo(2);
        assertThat(Gain.between(0, 0)).isEqualTo(1);
        assertThat(Gain.between(Float.NaN, 0.5f)).isEqualTo(1);
    }

    private static double mean(Grey picture) {
        double sum = 0;
        for (float each : picture.values()) {
            sum += each;
        }
        return sum / picture.values().length;
    }

    private static Grey random(int height, int width, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[height * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble();
        }
        return new Grey(height, width, values);
    }
}
