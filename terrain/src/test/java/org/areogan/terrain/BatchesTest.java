package org.areogan.terrain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {
    @Test
    void batchesHoldAllInTheirOrderAndNoneMoreThanSixteen() {
        assertThat(Batches.indices(0)).isEmpty();
        List<List<Integer>> batches = Batches.indices(33);
        assertThat(batches).extracting(List::size).containsExactly(16, 16, 1);
        assertThat(batches.stream().flatMap(List::stream))
                .containsExactlyElementsOf(IntStream.range(0, 33).boxed().toList());
    }
}
