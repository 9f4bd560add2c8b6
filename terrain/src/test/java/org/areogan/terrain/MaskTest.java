package org.areogan.terrain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MaskTest {
    @Test
    void theValuesOfAllPixelsAreCounted() {
        long[] counts = new Mask(2, 3, new byte[] {0, 4, 4, (byte) 255, 4, 0}).counts();
        assertThat(counts).hasSize(256);
        assertThat(counts[0]).isEqualTo(2);
        assertThat(counts[4]).isEqualTo(3);
        assertThat(counts[255]).isEqualTo(1);
        assertThat(Arrays.stream(counts).sum()).isEqualTo(6);
    }
}
