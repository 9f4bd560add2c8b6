package org.areogan.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.areogan.clean.detect.DetectorKind;
import org.areogan.clean.detect.Findings;
import org.areogan.clean.detect.Suspicion;
import org.areogan.files.UserException;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Mask;
import org.areogan.terrain.MemoryDataSet;
import org.areogan.terrain.Sample;
import org.junit.jupiter.api.Test;

class CleaningTest {
    private static final Set<DetectorKind> QUICK = EnumSet.of(DetectorKind.MASKS, DetectorKind.STAMP);

    private static CleaningOptions options(Set<DetectorKind> detectors, List<Integer> spoilt, List<Integer> keep) {
        return new CleaningOptions(
                detectors, CleaningOptions.USUAL.removing(), Optional.empty(), 0.65, 2.5, 1, spoilt, keep);
    }

    private static Findings find(DataSet data, CleaningOptions options) {
        return Cleaning.find(data, options, kind -> {});
    }

    @Test
    void stampedFramesWithMasksOfTheirOwnAreFoundByTheLearntStamp() {
        MemoryDataSet data = StampedMars.dataSet(40, true);
        List<Sample> samples = new ArrayList<>(data.samples());
        samples.set(7, new Sample(data.frame(7), StampedMars.clean(7).mask()));
        Findings found = find(
                new MemoryDataSet("data", ClassSet.ROVER, samples, List.of()), options(QUICK, List.of(), List.of()));

        assertThat(found.of(DetectorKind.MASKS))
                .extracting(Suspicion::frame)
                .containsExactly(3, 11, 15, 19, 23, 27, 31, 35, 39);
        assertThat(found.of(DetectorKind.STAMP)).extracting(Suspicion::frame).contains(7);
        assertThat(found.removed()).containsExactly(3, 7, 11, 15, 19, 23, 27, 31, 35, 39);
        assertThat(found.kept()).hasSize(30).doesNotContain(7);
        assertThat(found.notes()).isEmpty();
    }

    @Test
    void identicalMasksOfOneClassAreNoProof() {
        byte[] soil = new byte[StampedMars.HEIGHT * StampedMars.WIDTH];
        Arrays.fill(soil, (byte) 1);
        List<Sample> samples = new ArrayList<>();
        for (int seed = 0; seed < 12; seed++) {
            samples.add(
                    new Sample(StampedMars.clean(seed).frame(), new Mask(StampedMars.HEIGHT, StampedMars.WIDTH, soil)));
        }
        Findings found = find(
                new MemoryDataSet("data", ClassSet.ROVER, samples, List.of()), options(QUICK, List.of(), List.of()));
        assertThat(found.suspicions()).isEmpty();
        assertThat(found.removed()).isEmpty();
        assertThat(found.notes()).singleElement().asString().contains("none could be learnt");
    }

    @Test
    void aPersonsListsHaveTheLastWord() {
        Findings found = find(StampedMars.dataSet(40, false), options(QUICK, List.of(0, 3), List.of(7, 3)));
        assertThat(found.removed()).containsExactly(0, 11, 15, 19, 23, 27, 31, 35, 39);
        assertThat(found.of(DetectorKind.LIST)).extracting(Suspicion::frame).containsExactly(0, 3);
    }

    @Test
    void whatIsNotToBeRemovedIsToldAndStays() {
        MemoryDataSet data = StampedMars.dataSet(8, false);
        List<Sample> samples = new ArrayList<>(data.samples());
        samples.add(data.sample(0));
        Findings found = find(
                new MemoryDataSet("data", ClassSet.ROVER, samples, List.of()),
                options(Set.of(DetectorKind.DUPLICATES, DetectorKind.AUTOENCODER), List.of(), List.of()));
        assertThat(found.suspicions()).extracting(Suspicion::frame).containsExactly(8);
        assertThat(found.removed()).isEmpty();
        assertThat(found.notes()).singleElement().asString().contains("fewer than 32 frames");
    }

    @Test
    void aListMayNotNameAFrameThatIsNotThere() {
        assertThatThrownBy(() -> find(StampedMars.dataSet(8, false), options(QUICK, List.of(8), List.of())))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("frame 8", "stamped Mars", "0 to 7");
    }

    @Test
    void leavingOutEverythingIsRefused() {
        assertThatThrownBy(() -> find(StampedMars.dataSet(4, false), options(Set.of(), List.of(0, 1, 2, 3), List.of())))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("all 4 frames");
    }

    @Test
    void whatTheAutoencoderWouldTellByChanceIsNoted() {
        Findings found =
                find(StampedMars.dataSet(32, false), options(Set.of(DetectorKind.AUTOENCODER), List.of(), List.of()));
        assertThat(found.notes()).singleElement().asString().contains("From 2.50", "of 32 frames", "put 0.2 there");
    }
}
