package org.areogan.terrain.augment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.areogan.laws.Draw;
import org.areogan.laws.Law;
import org.areogan.terrain.Sample;
import org.areogan.terrain.TestSamples;
import org.junit.jupiter.api.Test;

class SamplesTest {
    private static final int NO_LABEL = 255;

    @Law
    void fittedSampleHasTheSizeAndKeepsPixelsPaired(Draw any) {
        int height = any.integer(1, 20);
        int width = any.integer(1, 20);
        long seed = any.number();
        Sample fitted = Samples.fit(TestSamples.numbered(9, 11), height, width, NO_LABEL, new SplittableRandom(seed));
        assertThat(fitted.frame().height()).isEqualTo(height);
        assertThat(fitted.frame().width()).isEqualTo(width);
        int labelled = 0;
        for (int pixel = 0; pixel < height * width; pixel++) {
            int id = fitted.mask().ids()[pixel] & 0xff;
            if (id != NO_LABEL) {
                assertThat(fitted.frame().grey()[pixel]).isEqualTo(id / 256f);
                labelled++;
            }
        }
        assertThat(labelled).isEqualTo(Math.min(height, 9) * Math.min(width, 11));
    }

    @Test
    void everyPlaceOfACropIsDrawn() {
        Set<Integer> corners = new HashSet<>();
        SplittableRandom random = new SplittableRandom(1);
        for (int draw = 0; draw < 200; draw++) {
            corners.add(Samples.fit(TestSamples.numbered(4, 5), 3, 3, NO_LABEL, random)
                    .mask()
                    .at(0, 0));
        }
        assertThat(corners).containsExactlyInAnyOrder(0, 1, 2, 5, 6, 7);
    }

    @Test
    void fittingSampleIsReturnedItself() {
        Sample sample = TestSamples.numbered(4, 5);
        assertThat(Samples.fit(sample, 4, 5, NO_LABEL, new SplittableRandom(1))).isSameAs(sample);
    }
}
