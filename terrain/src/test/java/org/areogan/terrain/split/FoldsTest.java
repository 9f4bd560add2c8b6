package org.areogan.terrain.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.areogan.files.UserException;
import org.areogan.laws.Draw;
import org.areogan.laws.Law;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.EnrichedDataSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.MemoryDataSet;
import org.areogan.terrain.Origin;
import org.areogan.terrain.Sample;
import org.areogan.terrain.split.Folds.Fold;
import org.junit.jupiter.api.Test;

class FoldsTest {
    /** Frames of 1x4 pixels that show all four scored classes. */
    private static MemoryDataSet data(int frames, int scenes) {
        List<Sample> samples = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            samples.add(new Sample(
                    new Frame(1, 4, new float[] {i / 100f, 0, 0, 0}), new Mask(1, 4, new byte[] {1, 2, 3, 4})));
            groups.add("scene " + i % Math.max(1, scenes));
        }
        return new MemoryDataSet("memory", ClassSet.ROVER, samples, scenes == 0 ? List.of() : groups);
    }

    private static Folds folds(DataSet data, int count, long seed) {
        return Folds.of(data, pixels(data), count, seed);
    }

    private static List<long[]> pixels(DataSet data) {
        return IntStream.range(0, data.size())
                .mapToObj(index -> data.mask(index).counts())
                .toList();
    }

    @Law(tries = 40)
    void everyFrameIsHeldOutOnceAndScenesStayWhole(Draw any) {
        int count = any.integer(2, 5);
        DataSet data = data(any.integer(20, 60), any.either() ? 0 : any.integer(count, 12));
        List<Fold> folds = folds(data, count, any.number()).folds();

        assertThat(folds).hasSize(count);
        assertThat(folds.stream().flatMap(fold -> fold.heldOut().stream()))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, data.size()).boxed().toList());
        Set<String> before = new HashSet<>();
        for (Fold fold : folds) {
            Set<String> here = new HashSet<>();
            fold.heldOut().forEach(index -> data.group(index).ifPresent(here::add));
            assertThat(Collections.disjoint(here, before)).isTrue();
            before.addAll(here);
            assertThat(fold.heldOut()).isNotEmpty();
        }
    }

    @Test
    void foldsHaveAboutAsMuchOfARareClassAsTheOthers() {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            byte rare = (byte) (i % 10 == 0 ? 4 : 1);
            samples.add(new Sample(new Frame(1, 4, new float[4]), new Mask(1, 4, new byte[] {1, 2, 3, rare})));
        }
        DataSet data = new MemoryDataSet("memory", ClassSet.ROVER, samples, List.of());
        for (Fold fold : folds(data, 5, 3).folds()) {
            assertThat(fold.heldOut()).hasSizeBetween(18, 22);
            assertThat(fold.heldOut().stream().filter(index -> index % 10 == 0)).hasSize(2);
        }
    }

    @Test
    void theSameSeedDividesAlike() {
        assertThat(folds(data(30, 10), 3, 5)).isEqualTo(folds(data(30, 10), 3, 5));
    }

    @Test
    void whatWasMadeFromHeldOutFramesIsNotLearntFrom() {
        MemoryDataSet real = data(12, 6);
        EnrichedDataSet enriched = new EnrichedDataSet(real, List.of(new Origin("paste", List.of("scene 2"))));
        for (Fold fold : folds(enriched, 3, 1).folds()) {
            boolean held = fold.heldOut().stream()
                    .anyMatch(index -> enriched.group(index).equals(Optional.of("scene 2")));
            assertThat(fold.heldOut()).doesNotContain(12);
            assertThat(fold.leftOut().contains(12)).isEqualTo(held);
            assertThat(fold.leftOut()).containsAll(fold.heldOut());
        }
    }

    @Test
    void dataThatCannotBeDividedSoIsRefused() {
        assertThatThrownBy(() -> folds(data(10, 0), 1, 1))
                .isInstanceOf(UserException.class)
                .hasMessage("1 folds hold nothing out; give 2 or more");
        assertThatThrownBy(() -> folds(data(10, 3), 5, 1))
                .isInstanceOf(UserException.class)
                .hasMessage("memory has 3 scenes of 10 real frames, too few for 5 folds; ask for at most 3, or add"
                        + " frames of other scenes");
        assertThatThrownBy(() -> folds(data(4, 0), 5, 1))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("memory has 4 real frames, too few for 5 folds; ask for at most 4");
    }

    @Test
    void aClassThatNoFrameShowsIsNamed() {
        List<Sample> samples = List.of(
                new Sample(new Frame(1, 3, new float[3]), new Mask(1, 3, new byte[] {1, 2, 0})),
                new Sample(new Frame(1, 3, new float[3]), new Mask(1, 3, new byte[] {1, 2, 0})));
        DataSet data = new MemoryDataSet("memory", ClassSet.ROVER, samples, List.of());
        assertThatThrownBy(() -> folds(data, 2, 1))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(
                        "no real frame of memory shows sand, big-rock, so no fold can be scored on it; add frames");
    }
}
