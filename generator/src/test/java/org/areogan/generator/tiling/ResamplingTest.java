package org.areogan.generator.tiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.areogan.terrain.Frame;
import org.junit.jupiter.api.Test;

/** Against values worked out by hand. */
class ResamplingTest {
    @Test
    void smallerPicturesAreAveragesOfWhatEachPixelCovers() {
        Frame frame = new Frame(2, 4, new float[] {0, 1, 0.5f, 0.5f, 1, 0, 0.25f, 0.75f});
        assertThat(Resampling.scaled(frame, 0.5).grey()).containsExactly(0.5f, 0.5f);
        // Three pixels to two: the middle one is shared.
        float[] thirds = Resampling.to(1, 2, new float[] {0, 3, 6}, 1, 3, 1);
        assertThat(thirds).containsExactly(new float[] {1, 5}, within(1e-6f));
    }

    @Test
    void largerPicturesAreInterpolatedAndTheirEdgesRepeated() {
        float[] twice = Resampling.to(1, 4, new float[] {0, 1}, 1, 2, 1);
        assertThat(twice).containsExactly(0, 0.25f, 0.75f, 1);
    }

    @Test
    void distributionsStayDistributions() {
        float[] said = new float[5 * 7 * 3];
        for (int pixel = 0; pixel < 35; pixel++) {
            said[pixel * 3] = (pixel % 5) / 5f;
            said[pixel * 3 + 1] = 1 - (pixel % 5) / 5f;
        }
        float[] scaled = Resampling.to(11, 3, said, 5, 7, 3);
        for (int pixel = 0; pixel < 33; pixel++) {
            assertThat(scaled[pixel * 3] + scaled[pixel * 3 + 1] + scaled[pixel * 3 + 2])
                    .isCloseTo(1, within(1e-5f));
        }
    }

    @Test
    void reversedTwiceIsTheSame() {
        float[] values = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        float[] once = Resampling.mirrored(values, 2, 3, 2);
        assertThat(once).containsExactly(5, 6, 3, 4, 1, 2, 11, 12, 9, 10, 7, 8);
        assertThat(Resampling.mirrored(once, 2, 3, 2)).containsExactly(values);
    }
}
