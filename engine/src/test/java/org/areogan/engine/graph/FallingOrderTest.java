package org.areogan.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FallingOrderTest {
    /** The library's sort of objects is stable. */
    @Test
    void itIsThatOfAStableSortByComparing() {
        SplittableRandom random = new SplittableRandom(1);
        float[] values = new float[1000];
        for (int i = 0; i < values.length; i++) {
            float value = (float) random.nextDouble(-1, 1);
            values[i] = random.nextInt(3) == 0 ? random.nextInt(4) : value * value * value;
        }
        int[] expected = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparing(i -> -values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        assertThat(FallingOrder.of(values)).containsExactly(expected);
    }

    @Test
    void tinyHugeAndNegativeValuesHaveTheirPlaces() {
        float[] values = {0, 1, 1e-30f, Float.MAX_VALUE, -1e-30f, 0.5f, 1};
        assertThat(FallingOrder.of(values)).containsExactly(3, 1, 6, 5, 2, 0, 4);
    }

    @Test
    void nothingIsInOrder() {
        assertThat(FallingOrder.of(new float[0])).isEmpty();
    }
}
