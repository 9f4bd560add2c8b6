package org.areogan.synth.paint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.areogan.synth.TestPairs;
import org.areogan.synth.export.RunLengthText;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Mask;
import org.junit.jupiter.api.Test;

class RegionTest {
    private static final int ROCK = 4;

    /** Two rocks, one held together by a corner only; soil around; no label at one place. */
    private static final Mask MASK = new Mask(4, 6, new byte[] {
        1, 1, 1, 1, 1, 4,
        4, 1, 1, 1, 1, 4,
        1, 4, 4, 1, 1, 1,
        1, 1, 1, -1, 1, 2
    });

    @Test
    void eachPieceOfTheRareClassIsAnInstance() {
        List<Region> regions = Region.of(MASK, ROCK, ClassSet.ROVER);
        assertThat(regions).extracting(Region::classId).containsExactly(1, 2, 4, 4);
        assertThat(regions).extracting(Region::instance).containsExactly(false, false, true, true);
        assertThat(regions).extracting(Region::area).containsExactly(17, 1, 3, 2);
        assertThat(regions.get(1).box()).containsExactly(5, 3, 1, 1);
        assertThat(regions.get(2).box()).containsExactly(0, 1, 3, 2);
        assertThat(regions.get(3).box()).containsExactly(5, 0, 1, 2);
        // Columns of four: one above the left piece, its pixel, then four, its second and so on.
        assertThat(regions.get(2).runs().counts()).containsExactly(1, 1, 4, 1, 3, 1, 13);
        assertThat(regions.get(3).runs().counts()).containsExactly(20, 2, 2);
    }

    @Test
    void regionsTogetherAreTheMask() {
        Mask mask = TestPairs.sample(13, 17, 5).mask();
        byte[] painted = new byte[mask.ids().length];
        Arrays.fill(painted, (byte) 255);
        for (Region region : Region.of(mask, ROCK, ClassSet.ROVER)) {
            boolean[] inside = RunLengthText.pixels(region.runs().text(), 13, 17);
            for (int pixel = 0; pixel < painted.length; pixel++) {
                if (inside[pixel]) {
                    assertThat(painted[pixel]).isEqualTo((byte) 255);
                    painted[pixel] = (byte) region.classId();
                }
            }
        }
        assertThat(painted).isEqualTo(mask.ids());
    }
}
