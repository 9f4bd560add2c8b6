package org.areogan.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FrameOrderTest {
    private static final Seeds SEEDS = new Seeds(11);
    private static final int FRAMES = 100;
    private static final Offset<Double> CHANCE = within(0.03);

    /** Frames 0 to 3 show class 1 beside class 0, which all show. */
    private static final List<long[]> COUNTS = IntStream.range(0, FRAMES)
            .mapToObj(frame -> new long[] {5, frame < 4 ? 3 : 0})
            .toList();

    private static double shareOfRare(FrameOrder order) {
        List<Integer> drawn = new ArrayList<>();
        for (int epoch = 1; epoch <= 20; epoch++) {
            IntStream.of(order.ofEpoch(epoch, 0)).forEach(drawn::add);
        }
        return drawn.stream().filter(frame -> frame < 4).count() / (double) drawn.size();
    }

    @Test
    void withoutClassesEachFrameComesOnceInAPass() {
        int[] order = FrameOrder.plain(SEEDS, FRAMES).ofEpoch(1, 150);
        assertThat(order).hasSize(200);
        assertThat(IntStream.of(order).limit(FRAMES).sorted()).containsExactlyElementsOf(all());
        assertThat(order).isNotEqualTo(FrameOrder.plain(SEEDS, FRAMES).ofEpoch(2, 150));
    }

    private static List<Integer> all() {
        return IntStream.range(0, FRAMES).boxed().toList();
    }

    @Test
    void aShareOfThePlacesIsDrawnClassByClass() {
        List<int[]> classes = FrameOrder.framesOfClasses(COUNTS, List.of(0, 1));
        assertThat(shareOfRare(FrameOrder.plain(SEEDS, FRAMES))).isCloseTo(0.04, within(1e-9));
        // Half the places: half of these for class 1, and class 0 as if drawn from all frames.
        double expected = 0.5 * 0.04 + 0.5 * (0.5 * 1 + 0.5 * 0.04);
        assertThat(shareOfRare(new FrameOrder(SEEDS, FRAMES, 0.5, classes))).isCloseTo(expected, CHANCE);
    }

    @Test
    void classesThatNoFrameShowsAreNotDrawn() {
        List<int[]> classes = FrameOrder.framesOfClasses(
                IntStream.range(0, FRAMES).mapToObj(frame -> new long[] {1, 0}).toList(), List.of(0, 1));
        assertThat(new FrameOrder(SEEDS, FRAMES, 0.9, classes).ofEpoch(1, 0)).hasSize(FRAMES);
    }
}
