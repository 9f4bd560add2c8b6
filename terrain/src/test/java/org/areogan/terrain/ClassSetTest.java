package org.areogan.terrain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClassSetTest {
    @Test
    void theSkyIsBackgroundSoilIsScoredAndNoLabelIsNeither() {
        assertThat(ClassSet.ROVER.isBackground(0)).isTrue();
        assertThat(ClassSet.ROVER.isScored(0)).isFalse();
        assertThat(ClassSet.ROVER.isBackground(1)).isFalse();
        assertThat(ClassSet.ROVER.isScored(1)).isTrue();
        assertThat(ClassSet.ROVER.isBackground(255)).isFalse();
        assertThat(ClassSet.ROVER.isScored(255)).isFalse();
    }
}
