package org.areogan.terrain.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.areogan.files.npy.Npys;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Mask;
import org.junit.jupiter.api.Test;

class Ai4MarsLayoutTest {
    @Test
    void classesAreKnownByTheirNames() {
        assertThat(Ai4MarsLayout.label("soil")).hasValue(0);
        assertThat(Ai4MarsLayout.label("big-rock")).hasValue(3);
        assertThat(Ai4MarsLayout.label("background")).isEmpty();
    }

    @Test
    void whatItDoesNotKnowHasNoLabelThere() {
        Mask ours = new Mask(2, 3, Npys.bytes(0, 1, 2, 3, 4, 255));
        assertThat(Ai4MarsLayout.labels(ours, ClassSet.ROVER).ids()).isEqualTo(Npys.bytes(255, 0, 1, 2, 3, 255));
    }
}
