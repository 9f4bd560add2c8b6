package org.areogan.synth.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.areogan.files.UserException;
import org.junit.jupiter.api.Test;

class JudgeOptionsTest {
    @Test
    void thresholdsAreLaidOverTheUsualOnes() {
        JudgeOptions changed = JudgeOptions.USUAL.with("realism=10, novelty = 0.01");
        assertThat(changed.realism()).isEqualTo(10);
        assertThat(changed.novelty()).isEqualTo(0.01);
        assertThat(changed.with("realism=0,novelty=0.004")).isEqualTo(JudgeOptions.USUAL);
        for (String name : JudgeOptions.USUAL.byName().keySet()) {
            JudgeOptions one = JudgeOptions.NONE.with(name + "=0.5");
            assertThat(one.byName()).as(name).containsEntry(name, 0.5);
            assertThat(one.byName().values().stream().filter(each -> each != 0)).hasSize(1);
        }
    }

    @Test
    void whatIsNoThresholdOrNoNumberIsNamed() {
        refused("beauty=3", "'beauty=3'", "realism");
        refused("realism", "'realism'", "name=number");
        refused("realism=much", "'realism=much'", "no number");
        refused("", "''", "name=number");
        refused("realism=101", "realism", "percentile", "101");
        refused("agreement=-1", "agreement", "-1");
        refused("rare-agreement=NaN", "rare-agreement", "NaN");
        refused("distance=1", "distance", "below 1");
        refused("visible=-0.1", "visible", "-0.1");
    }

    private static void refused(String text, String... parts) {
        assertThatThrownBy(() -> JudgeOptions.USUAL.with(text))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll(parts);
    }
}
