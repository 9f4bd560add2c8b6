package org.areogan.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.areogan.generator.network.Normalization;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.MemoryDataSet;
import org.areogan.terrain.Sample;
import org.areogan.terrain.augment.Augmenter;
import org.areogan.trainer.data.Seeds.Purpose;
import org.junit.jupiter.api.Test;

class BatchLoaderTest {
    private static final int EPOCH = 2;
    private static final Seeds SEEDS = new Seeds(7);

    @Test
    void withoutAGivenNumberOfStepsAnEpochIsOneShuffledPass() {
        assertThat(epoch(11, 4, 0, 0)).isEqualTo(pass(11, 0).subList(0, 8));
        assertThat(epoch(3, 4, 0, 0)).isEqualTo(concat(pass(3, 0), pass(3, 0).subList(0, 1)));
    }

    @Test
    void fewStepsTakeTheFirstFramesOfThePass() {
        assertThat(epoch(11, 4, 1, 0)).isEqualTo(pass(11, 0).subList(0, 4));
        assertThat(epoch(11, 4, 2, 0)).isEqualTo(epoch(11, 4, 0, 0));
    }

    @Test
    void manyStepsGoThroughTheFramesSeveralTimesEachTimeInAnotherOrder() {
        List<Integer> three = concat(concat(pass(5, 0), pass(5, 1)), pass(5, 2));

        assertThat(epoch(5, 4, 3, 0)).isEqualTo(three.subList(0, 12));
        assertThat(pass(5, 1)).isNotEqualTo(pass(5, 0)).containsExactlyInAnyOrderElementsOf(pass(5, 0));
    }

    @Test
    void anEpochGoneOnWithGivesTheBatchesThatAreLeft() {
        assertThat(epoch(5, 4, 3, 2)).isEqualTo(epoch(5, 4, 3, 0).subList(8, 12));
    }

    private static List<Integer> concat(List<Integer> first, List<Integer> second) {
        List<Integer> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }

    /** The shuffle that puts each number in turn at a random place of those before it and itself. */
    private static List<Integer> pass(int frames, int pass) {
        RandomGenerator random = SEEDS.random(Purpose.ORDER, EPOCH, pass);
        List<Integer> order = new ArrayList<>();
        for (int frame = 0; frame < frames; frame++) {
            order.add(frame);
            Collections.swap(order, frame, random.nextInt(frame + 1));
        }
        return order;
    }

    /** Which frames the batches of an epoch hold from a step on; every frame is as bright as its index. */
    private static List<Integer> epoch(int frames, int batch, int stepsGiven, int firstStep) {
        List<Sample> samples = IntStream.range(0, frames)
                .mapToObj(index ->
                        new Sample(new Frame(1, 1, new float[] {index / 64f}), new Mask(1, 1, new byte[] {1})))
                .toList();
        List<Integer> seen = new ArrayList<>();
        try (BatchLoader loader = new BatchLoader(
                new MemoryDataSet("memory", ClassSet.ROVER, samples, List.of()),
                FrameOrder.plain(SEEDS, frames),
                Optional.empty(),
                0,
                new Augmenter(Augmenter.Options.NONE, ClassSet.ROVER),
                false,
                new BatchAssembler(
                        new BatchShape(batch, 1, 1, 5), new Normalization(0, 1 / 64.0), new double[] {1, 1, 1, 1, 1}),
                SEEDS,
                stepsGiven,
                2)) {
            loader.startEpoch(EPOCH, firstStep);
            for (int step = firstStep; step < loader.stepsPerEpoch(); step++) {
                for (float grey : loader.next().frame()) {
                    seen.add(Math.round(grey));
                }
            }
        }
        return seen;
    }
}
