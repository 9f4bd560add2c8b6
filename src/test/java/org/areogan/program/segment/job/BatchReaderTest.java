package org.areogan.program.segment.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.areogan.files.UserException;
import org.areogan.program.segment.frames.NamedFrame;
import org.areogan.terrain.Frame;
import org.junit.jupiter.api.Test;

class BatchReaderTest {
    private static final Frame LARGE = new Frame(1024, 1024, new float[1 << 20]);
    private static final Frame SMALL = new Frame(1, 1, new float[1]);

    private static NamedFrame frame(int number) {
        String name = Integer.toString(number);
        return new NamedFrame(name, name, Optional.empty(), Optional::empty, Optional.empty(), () -> {
            if (number == 20) {
                throw new UserException("broken");
            }
            return number < 8 ? LARGE : SMALL;
        });
    }

    private static List<Integer> batches(int first, int end) {
        List<NamedFrame> frames = new ArrayList<>();
        for (int number = first; number < end; number++) {
            frames.add(frame(number));
        }
        BatchReader reader = new BatchReader(frames, Optional.empty(), false);
        List<Integer> sizes = new ArrayList<>();
        for (int at = 0; at < frames.size(); at += sizes.get(sizes.size() - 1)) {
            sizes.add(reader.from(at).frames().size());
        }
        return sizes;
    }

    /** Eight megapixels fill a batch; the next one ends where a list of its own would begin. */
    @Test
    void noBatchReachesOverAMultipleOfSixteenSoThatEachSixteenIsDividedAlike() {
        assertThat(batches(0, 40)).containsExactly(8, 8, 16, 8);
        assertThat(batches(0, 16)).containsExactly(8, 8);
        assertThat(batches(16, 40)).containsExactly(16, 8);
    }
}
