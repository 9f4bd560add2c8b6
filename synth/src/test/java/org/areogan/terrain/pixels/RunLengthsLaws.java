package org.areogan.terrain.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.areogan.laws.Draw;
import org.areogan.laws.Law;
import org.areogan.synth.export.RunLengthText;
import org.junit.jupiter.api.Test;

class RunLengthsLaws {
    @Law(tries = 200)
    void whatIsWrittenIsReadAgain(Draw any) {
        int height = any.integer(1, 90);
        int width = any.integer(1, 90);
        double change = any.real(0, 1);
        long seed = any.number();
        SplittableRandom random = new SplittableRandom(seed);
        boolean[] inside = new boolean[height * width];
        RunLengths runs = new RunLengths(inside.length);
        boolean now = random.nextBoolean();
        for (int place = 0; place < inside.length; place++) {
            now ^= random.nextDouble() < change * change;
            if (now) {
                runs.add(place);
                inside[place % height * width + place / height] = true;
            }
        }
        assertThat(runs.counts().stream().mapToInt(Integer::intValue).sum()).isEqualTo(inside.length);
        assertThat(RunLengthText.pixels(runs.text(), height, width)).isEqualTo(inside);
    }

    @Test
    void aTableByHandIsMet() {
        // 3 outside, 40 inside, 1000 outside, 41 inside (1 more than 40), 16 outside (984 fewer than 1000).
        RunLengths runs = new RunLengths(1100);
        for (int place = 0; place < 1084; place++) {
            if ((place >= 3 && place < 43) || place >= 1043) {
                runs.add(place);
            }
        }
        assertThat(runs.counts()).containsExactly(3, 40, 1000, 41, 16);
        // 40 is 1 01000: groups 8 (more) and 1. 1000 is 11111 01000: 8 (more), 31 has the sign's bit, so (more), and 0.
        // -984 is ...100001 01000: 8 (more), 1 has no sign's bit, so (more), and 31.
        String expected = "3" + (char) (48 + 8 + 32) + "1" + (char) (48 + 8 + 32) + (char) (48 + 31 + 32) + "0" + "1"
                + (char) (48 + 8 + 32) + (char) (48 + 1 + 32) + (char) (48 + 31);
        assertThat(runs.text()).isEqualTo(expected);
    }

    @Test
    void pixelsComeInOrder() {
        RunLengths runs = new RunLengths(4);
        runs.add(0);
        assertThat(runs.counts()).containsExactly(0, 1, 3);
        assertThatThrownBy(() -> runs.add(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> runs.add(4)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new RunLengths(4).counts()).containsExactly(4);
    }
}
