package org.areogan.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.areogan.files.UserException;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.MemoryDataSet;
import org.areogan.terrain.Sample;
import org.junit.jupiter.api.Test;

class RealPairsTest {
    /** One frame of 4x4 whose first pixels have these classes, each as often as told, and the others the next. */
    private static RealPairs pairs(int[] counts, int rest) {
        byte[] ids = new byte[16];
        Arrays.fill(ids, (byte) rest);
        int pixel = 0;
        for (int id = 0; id < counts.length; id++) {
            for (int count = 0; count < counts[id]; count++) {
                ids[pixel++] = (byte) id;
            }
        }
        float[] grey = new float[16];
        for (int each = 0; each < grey.length; each++) {
            grey[each] = each / 16f;
        }
        return RealPairs.of(new MemoryDataSet(
                "frames", ClassSet.ROVER, List.of(new Sample(new Frame(4, 4, grey), new Mask(4, 4, ids))), List.of()));
    }

    @Test
    void theRarestClassIsScoredAndShown() {
        // Background, which is not scored, has fewer pixels, and big rock none.
        assertThat(pairs(new int[] {1, 6, 2}, 3).rarestClass().name()).isEqualTo("bedrock");
    }

    @Test
    void framesOfBackgroundAloneHaveNone() {
        assertThatThrownBy(() -> pairs(new int[] {16}, 0).rarestClass())
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("frames shows no class that is scored", "add frames");
    }
}
