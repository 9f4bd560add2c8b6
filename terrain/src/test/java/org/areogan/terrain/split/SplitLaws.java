package org.areogan.terrain.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.areogan.laws.Draw;
import org.areogan.laws.Law;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.MemoryDataSet;
import org.areogan.terrain.Sample;

class SplitLaws {
    @Law(tries = 60)
    void everyFrameIsOnExactlyOneSide(Draw any) {
        int frames = any.integer(2, 40);
        double share = any.real(0.01, 0.99);
        boolean grouped = any.either();
        long seed = any.number();
        Split split = Split.of(data(frames, grouped, seed), share, seed);
        assertThat(split.training()).isNotEmpty().isSorted();
        assertThat(split.validation()).isNotEmpty().isSorted();
        assertThat(Stream.concat(split.training().stream(), split.validation().stream()))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, frames).boxed().toList());
    }

    @Law(tries = 60)
    void sceneIsNeverOnBothSides(Draw any) {
        int frames = any.integer(2, 40);
        double share = any.real(0.05, 0.95);
        long seed = any.number();
        MemoryDataSet data = data(frames, true, seed);
        Split split = Split.of(data, share, seed);
        assertThat(groups(data, split.training())).doesNotContainAnyElementsOf(groups(data, split.validation()));
    }

    @Law(tries = 60)
    void shareIsKeptToOneFrameForEachKind(Draw any) {
        int frames = any.integer(20, 80);
        double share = any.real(0.1, 0.9);
        long seed = any.number();
        Split split = Split.of(data(frames, false, seed), share, seed);
        assertThat((double) split.validation().size()).isBetween(share * frames - 6, share * frames + 6);
    }

    @Law(tries = 30)
    void sameSeedDividesAlike(Draw any) {
        int frames = any.integer(2, 30);
        boolean grouped = any.either();
        long seed = any.number();
        MemoryDataSet data = data(frames, grouped, seed);
        assertThat(Split.of(data, 0.3, seed)).isEqualTo(Split.of(data, 0.3, seed));
    }

    private static List<String> groups(DataSet data, List<Integer> indices) {
        return indices.stream().map(index -> data.group(index).orElseThrow()).collect(Collectors.toList());
    }

    /** Frames of one to three classes, some unlabelled, in at least two scenes. */
    private static MemoryDataSet data(int frames, boolean grouped, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Sample> samples = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        for (int frame = 0; frame < frames; frame++) {
            byte[] ids = new byte[3];
            for (int pixel = 0; pixel < 3; pixel++) {
                int id = random.nextInt(7);
                ids[pixel] = (byte) (id > 4 ? 255 : id);
            }
            samples.add(new Sample(new Frame(1, 3, new float[3]), new Mask(1, 3, ids)));
            groups.add(frame < 2 ? "scene " + frame : "scene " + random.nextInt(8));
        }
        return new MemoryDataSet("memory", ClassSet.ROVER, samples, grouped ? groups : List.of());
    }
}
