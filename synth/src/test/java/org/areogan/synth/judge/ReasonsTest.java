package org.areogan.synth.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.areogan.synth.Scenes;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Sample;
import org.junit.jupiter.api.Test;

class ReasonsTest {
    private static List<String> of(float grey, int id) {
        Reasons reasons = new Reasons();
        reasons.requireLegal(
                new Sample(
                        new Frame(1, 2, new float[] {grey, 0.5f}),
                        Scenes.flat(1, 2, id, 0).mask()),
                Scenes.CLASSES);
        return reasons.all();
    }

    @Test
    void greyMustBeGreyAndMasksMustBeMasks() {
        assertThat(of(0, 0)).isEmpty();
        assertThat(of(1, 4)).isEmpty();
        assertThat(of(1.001f, 4)).containsExactly("illegal");
        assertThat(of(-0.001f, 4)).containsExactly("illegal");
        assertThat(of(Float.NaN, 4)).containsExactly("illegal");
        assertThat(of(0.5f, 5)).containsExactly("illegal");
        assertThat(of(0.5f, 254)).containsExactly("illegal");
        assertThat(of(0.5f, 255)).as("nothing labelled").containsExactly("illegal");
    }

    @Test
    void whatIsNotReachedIsNamedInOrder() {
        Reasons reasons = new Reasons();
        reasons.require("b", false);
        reasons.require("a", true);
        reasons.require("c", false);
        assertThat(reasons.all()).containsExactly("b", "c");
    }
}
