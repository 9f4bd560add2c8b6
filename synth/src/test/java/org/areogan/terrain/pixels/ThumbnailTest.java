package org.areogan.terrain.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.areogan.synth.Scenes;
import org.areogan.terrain.Frame;
import org.junit.jupiter.api.Test;

class ThumbnailTest {
    private static Thumbnail flat(int height, int width, float grey) {
        return Thumbnail.of(Scenes.flat(height, width, 1, grey).frame());
    }

    @Test
    void theDistanceIsTheRootOfTheMeanSquare() {
        assertThat(flat(40, 70, 0.2f).distance(flat(16, 32, 0.5f))).isCloseTo(0.3, within(1e-6));
        float[] half = new float[16 * 32];
        for (int pixel = 0; pixel < half.length; pixel++) {
            half[pixel] = pixel % 32 < 16 ? 0.8f : 0;
        }
        // As large as its own thumbnail; 0.8 on one half, nothing on the other.
        assertThat(Thumbnail.of(new Frame(16, 32, half)).distance(flat(16, 32, 0)))
                .isCloseTo(Math.sqrt(0.64 / 2), within(1e-6));
    }

    @Test
    void itIsSymmetricAndNothingToItself() {
        Thumbnail one = Thumbnail.of(Scenes.mars(1, 1).frame(0));
        Thumbnail other = Thumbnail.of(Scenes.mars(1, 2).frame(0));
        assertThat(one.distance(one)).isZero();
        assertThat(one.distance(other)).isPositive().isEqualTo(other.distance(one));
    }
}
