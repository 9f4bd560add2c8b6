package org.areogan.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DropWordsTest {
    @Test
    void reasonsAreWordsTheCommonestFirst() {
        Synthesis.End end = new Synthesis.End(
                Synthesis.Reason.REACHED, 24, 32, 0.1, Map.of("share", 1L, "enough", 7L, "of_tomorrow", 1L));

        assertThat(end.droppedInWords()).isEqualTo("enough pairs already 7, of tomorrow 1, wrong share of the class 1");
        assertThat(DropWords.of(Map.of())).isEqualTo("none");
    }
}
