package org.areogan.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FallingOrderTest {
    private static final int LENGTH = 1000;

    /** The library's sort of objects is stable. */
    private static List<Integer> expected(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparing(i -> -(float) values[i]))
                .toList();
    }

    @Test
    void itIsThatOfAStableSortByComparing() {
        SplittableRandom random = new SplittableRandom(1);
        double[] values = random.doubles(LENGTH, -1, 1)
                .map(value -> random.nextInt(3) == 0 ? Math.rint(4 * value) / 4 + 0.0 : value * value * value)
                .toArray();
        assertThat(new FallingOrder(LENGTH).of(i -> values[i])).containsExactly(ints(expected(values)));
    }

    @Test
    void oneSorterSortsAgain() {
        double[] values = {0, 1, 1e-30, Float.MAX_VALUE, -1e-30, 0.5, 1};
        FallingOrder order = new FallingOrder(values.length);
        assertThat(order.of(i -> i)).containsExactly(6, 5, 4, 3, 2, 1, 0);
        assertThat(order.of(i -> values[i])).containsExactly(3, 1, 6, 5, 2, 0, 4);
    }

    @Test
    void nothingIsInOrder() {
        assertThat(new FallingOrder(0).of(i -> 0)).isEmpty();
    }

    private static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }
}
