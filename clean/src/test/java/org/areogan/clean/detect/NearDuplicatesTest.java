package org.areogan.clean.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.areogan.clean.StampedMars;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.DataSetView;
import org.areogan.terrain.Frame;
import org.areogan.terrain.MemoryDataSet;
import org.areogan.terrain.Sample;
import org.areogan.terrain.pixels.Grey;
import org.junit.jupiter.api.Test;

class NearDuplicatesTest {
    private static final int FRAMES = 12;

    /** Different frames, and then these. */
    private static DataSet withMore(Frame... more) {
        List<Sample> samples = new ArrayList<>(
                IntStream.range(0, FRAMES).mapToObj(StampedMars::clean).toList());
        for (Frame frame : more) {
            samples.add(new Sample(frame, StampedMars.sharedMask()));
        }
        return new MemoryDataSet("frames", ClassSet.ROVER, samples, List.of());
    }

    private static Frame changed(int seed, UnaryOperator<Float> change) {
        Frame frame = StampedMars.clean(seed).frame();
        float[] grey = new float[frame.grey().length];
        for (int pixel = 0; pixel < grey.length; pixel++) {
            grey[pixel] = change.apply(frame.grey()[pixel]);
        }
        return new Frame(frame.height(), frame.width(), grey);
    }

    @Test
    void aBrighterAndANoisyCopyNameTheFrameThatTheyCopy() {
        SplittableRandom random = new SplittableRandom(1);
        List<Suspicion> found = new NearDuplicates()
                .find(withMore(
                        changed(4, value -> 0.1f + 0.8f * value),
                        changed(7, value -> value + (float) (0.01 * (random.nextDouble() - 0.5)))));

        assertThat(found).extracting(Suspicion::frame).containsExactly(FRAMES, FRAMES + 1);
        assertThat(found.get(0).reason()).contains("nearly frame 4 again");
        assertThat(found.get(0).score()).isGreaterThan(0.999);
        assertThat(found.get(1).reason()).contains("nearly frame 7 again");
    }

    @Test
    void differentFramesAreNoCopies() {
        assertThat(new NearDuplicates().find(withMore())).isEmpty();
    }

    @Test
    void framesOfOneBrightnessAreCopiesOfNothing() {
        assertThat(new NearDuplicates().find(withMore(changed(0, value -> 0.5f), changed(0, value -> 0.5f))))
                .isEmpty();
    }

    @Test
    void manyCopiesAllNameTheFirst() {
        Frame again = StampedMars.clean(2).frame();
        assertThat(new NearDuplicates().find(withMore(again, again, again)))
                .extracting(Suspicion::reason)
                .hasSize(3)
                .allMatch(reason -> reason.startsWith("nearly frame 2 again"));
    }

    /** Frames of a camera at rest: one view, with other pebbles each time, and at the end the first again. */
    @Test
    void theWorkDoesNotGrowWithTheSquareOfFramesThatAreAllAlike() {
        Frame sharp = StampedMars.clean(3).frame();
        Grey view = new Grey(sharp.height(), sharp.width(), sharp.grey());
        for (int time = 0; time < 20; time++) {
            view = view.softened();
        }
        SplittableRandom random = new SplittableRandom(5);
        List<Sample> samples = new ArrayList<>();
        for (int index = 0; index < 120; index++) {
            float[] grey = view.values().clone();
            for (int pixel = 0; pixel < grey.length; pixel++) {
                grey[pixel] += (float) (0.03 * (random.nextDouble() - 0.5));
            }
            samples.add(new Sample(new Frame(view.height(), view.width(), grey), StampedMars.sharedMask()));
        }
        samples.add(samples.get(0));
        CountingDataSet data = new CountingDataSet(
                new MemoryDataSet("frames", ClassSet.ROVER, samples, List.of()), new AtomicInteger());
        List<Suspicion> found = new NearDuplicates().find(data);

        assertThat(found).extracting(Suspicion::frame).containsExactly(120);
        assertThat(found.get(0).reason()).contains("nearly frame 0 again");
        assertThat(data.read().get()).isGreaterThan(121 + 1000).isLessThanOrEqualTo(121 * (1 + SeenLooks.MOST));
    }

    /** How often a frame was read. */
    private record CountingDataSet(DataSet whole, AtomicInteger read) implements DataSetView {
        @Override
        public int place(int index) {
            return index;
        }

        @Override
        public int size() {
            return whole.size();
        }

        @Override
        public Frame frame(int index) {
            read.incrementAndGet();
            return whole.frame(index);
        }
    }
}
