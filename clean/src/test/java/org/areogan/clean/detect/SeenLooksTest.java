package org.areogan.clean.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeenLooksTest {
    private static final int PIXELS = 16 * 32;

    /** A few coarse waves and noise: with mean 0 and length 1. */
    private static float[] look(SplittableRandom random, double noise) {
        double down = random.nextDouble() - 0.5;
        double twice = random.nextDouble() - 0.5;
        double right = random.nextDouble() - 0.5;
        double[] values = new double[PIXELS];
        double mean = 0;
        for (int pixel = 0; pixel < PIXELS; pixel++) {
            int row = pixel / 32;
            double y = (row + 0.5) / 16;
            double x = (pixel % 32 + 0.5) / 32;
            values[pixel] = down * Math.cos(Math.PI * y)
                    + twice * Math.cos(2 * Math.PI * y)
                    + right * Math.sin(3 * x)
                    + noise * (random.nextDouble() - 0.5);
            mean += values[pixel] / PIXELS;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        float[] unit = new float[PIXELS];
        for (int pixel = 0; pixel < PIXELS; pixel++) {
            unit[pixel] = (float) ((values[pixel] - mean) / Math.sqrt(squares));
        }
        return unit;
    }

    @Test
    void whatComparingWithAllFindsIsFound() {
        SplittableRandom random = new SplittableRandom(11);
        SeenLooks seen = new SeenLooks(0.98);
        List<float[]> all = new ArrayList<>();
        int found = 0;
        for (int index = 0; index < 400; index++) {
            float[] look = look(random, 0.05);
            List<Integer> expected = new ArrayList<>();
            for (int other = 0; other < all.size(); other++) {
                double product = 0;
                for (int pixel = 0; pixel < PIXELS; pixel++) {
                    product += (double) look[pixel] * all.get(other)[pixel];
                }
                if (product >= 0.98) {
                    expected.add(other);
                }
            }
            assertThat(expected).hasSizeLessThanOrEqualTo(SeenLooks.MOST);
            assertThat(seen.like(look)).isEqualTo(expected);
            found += expected.size();
            seen.add(index, look);
            all.add(look);
        }
        assertThat(found).isGreaterThan(200);
    }

    @Test
    void ofManyTheNearestAreTaken() {
        SplittableRandom random = new SplittableRandom(12);
        float[] look = look(random, 0);
        SeenLooks seen = new SeenLooks(0.98);
        for (int index = 0; index < 100; index++) {
            float[] other = look.clone();
            // The further from frame 70, the less like it.
            other[0] -= Math.signum(look[0]) * 0.002f * (1 + Math.abs(70 - index));
            seen.add(index, other);
        }
        // 70 and fifteen on either side, and of the two that are as near the earlier.
        assertThat(seen.like(look))
                .isEqualTo(IntStream.rangeClosed(54, 85).boxed().toList());
    }
}
