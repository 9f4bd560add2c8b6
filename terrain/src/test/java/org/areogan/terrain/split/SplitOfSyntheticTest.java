package org.areogan.terrain.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.areogan.files.UserException;
import org.areogan.laws.Draw;
import org.areogan.laws.Law;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.EnrichedDataSet;
import org.areogan.terrain.MemoryDataSet;
import org.areogan.terrain.Origin;
import org.areogan.terrain.Sample;
import org.areogan.terrain.SyntheticKinds;
import org.areogan.terrain.TestSamples;
import org.junit.jupiter.api.Test;

class SplitOfSyntheticTest {
    @Law(tries = 60)
    void realFramesAreDividedAsIfThereWereNoSyntheticOnes(Draw any) {
        int frames = any.integer(4, 30);
        int more = any.integer(1, 30);
        boolean grouped = any.either();
        long seed = any.number();
        DataSet real = real(frames, grouped);
        SplittableRandom random = new SplittableRandom(seed);
        List<Origin> origins = new ArrayList<>();
        for (int frame = 0; frame < more; frame++) {
            int source = random.nextInt(frames);
            origins.add(new Origin("paste", List.of("elsewhere", name(real, source))));
        }

        Split alone = Split.of(real, 0.3, seed);
        Split enriched = Split.of(new EnrichedDataSet(real, origins), 0.3, seed);

        assertThat(enriched.validation()).isEqualTo(alone.validation());
        assertThat(enriched.training())
                .isSorted()
                .filteredOn(index -> index < frames)
                .isEqualTo(alone.training());
        List<String> judgedBy =
                alone.validation().stream().map(index -> name(real, index)).toList();
        assertThat(enriched.training())
                .filteredOn(index -> index >= frames)
                .isEqualTo(IntStream.range(0, more)
                        .filter(index ->
                                !judgedBy.contains(origins.get(index).sources().get(1)))
                        .mapToObj(index -> frames + index)
                        .toList());
    }

    @Test
    void whereScenesAreNamedTheFramesIdIsNoSource() {
        DataSet real = real(12, true);
        Split alone = Split.of(real, 0.3, 5);
        Origin id = new Origin("label", List.of(real.id(alone.validation().get(0))));
        Origin scene = new Origin(
                "label", List.of(real.group(alone.validation().get(0)).orElseThrow()));

        Split enriched = Split.of(new EnrichedDataSet(real, List.of(id, scene)), 0.3, 5);

        assertThat(enriched.training()).contains(12).doesNotContain(13);
    }

    @Test
    void aFrameOfUnknownSourcesIsTrainedOn() {
        DataSet data = new EnrichedDataSet(real(4, false), List.of(new Origin("label", List.of())));
        assertThat(Split.of(data, 0.5, 1).training()).contains(4);
    }

    @Test
    void withoutTwoRealFramesThereIsNothingToDivide() {
        DataSet data = new EnrichedDataSet(
                real(2, false), List.of(new Origin("label", List.of()), new Origin("paste", List.of())));
        for (List<Integer> chosen : List.of(List.of(2, 3), List.of(0, 2, 3))) {
            assertThatThrownBy(() -> Split.of(data.select(chosen), 0.5, 1))
                    .isInstanceOf(UserException.class)
                    .hasMessageContainingAll("memory has " + chosen.size() + " frames", "real", "add the real frames");
        }
        assertThat(data.select(List.of(2, 3)).synthetic()).containsExactly(0, 1);
    }

    @Test
    void kindsAreCountedTheMostFrequentFirst() {
        Origin label = new Origin("label", List.of());
        Origin paste = new Origin("paste", List.of());
        SyntheticKinds kinds = SyntheticKinds.of(new EnrichedDataSet(real(2, false), List.of(label, paste, paste)));
        assertThat(kinds.text()).isEqualTo("paste 2, label 1");
        assertThat(kinds.total()).isEqualTo(3);
        assertThat(SyntheticKinds.of(real(2, false)).text()).isEmpty();
    }

    private static String name(DataSet data, int index) {
        return data.group(index).orElse(data.id(index));
    }

    /** Frames of different classes; with scenes, three frames in each. */
    private static DataSet real(int frames, boolean grouped) {
        List<Sample> samples = new ArrayList<>();
        List<String> scenes = new ArrayList<>();
        for (int frame = 0; frame < frames; frame++) {
            samples.add(TestSamples.flat(1, 2, 0.5f, frame % 5));
            scenes.add("scene " + frame / 3);
        }
        return new MemoryDataSet("memory", ClassSet.ROVER, samples, grouped ? scenes : List.of());
    }
}
