package org.areogan.terrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.areogan.files.UserException;
import org.junit.jupiter.api.Test;

class DataSetTest {
    private static final DataSet FOUR =
            new ListDataSet(Collections.nCopies(4, new Frame(1, 1, new float[1])), List.of(), List.of());

    @Test
    void excludedFramesAreLeftOutAndTheOthersKeepTheirOrder() {
        DataSet left = FOUR.without(List.of(2, 0, 2));
        assertThat(IntStream.range(0, left.size()).mapToObj(left::id)).containsExactly("#1", "#3");
        assertThat(FOUR.without(List.of()).size()).isEqualTo(4);
        assertThat(FOUR.without(List.of(0, 1, 2, 3)).size()).isZero();
    }

    @Test
    void aFrameThatThereIsNotCannotBeExcluded() {
        for (int index : new int[] {-1, 4}) {
            assertThatThrownBy(() -> FOUR.without(List.of(1, index)))
                    .isInstanceOf(UserException.class)
                    .hasMessage("cannot exclude frame " + index + " of list: it has frames 0 to 3;"
                            + " check that the exclusion list belongs to this data set");
        }
    }
}
