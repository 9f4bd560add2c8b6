package org.areogan.terrain.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.areogan.files.UserException;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.MemoryDataSet;
import org.areogan.terrain.Sample;
import org.junit.jupiter.api.Test;

class SplitTest {
    @Test
    void rareClassIsOnBothSidesWhenTwoScenesHaveIt() {
        List<Sample> samples = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        for (int scene = 0; scene < 40; scene++) {
            boolean rocky = scene == 7 || scene == 30;
            samples.addAll(List.of(frame(1, 1), frame(1, rocky ? 4 : 1), frame(1, 2)));
            groups.addAll(Collections.nCopies(3, "scene " + scene));
        }
        DataSet data = new MemoryDataSet("memory", ClassSet.ROVER, samples, groups);
        for (long seed = 0; seed < 5; seed++) {
            Split split = Split.of(data, 0.2, seed);
            assertThat(Stream.of(22, 91).filter(split.validation()::contains)).hasSize(1);
            assertThat(split.validation()).hasSize(24);
        }
    }

    @Test
    void classOfASingleSceneIsTrainedOn() {
        List<Sample> samples = new ArrayList<>(Collections.nCopies(10, frame(1, 1)));
        samples.set(4, frame(1, 4));
        List<String> groups = List.of("a", "a", "b", "b", "c", "c", "d", "d", "e", "e");
        Split split = Split.of(new MemoryDataSet("memory", ClassSet.ROVER, samples, groups), 0.2, 3);
        assertThat(split.training()).contains(4, 5);
        assertThat(split.validation()).hasSize(2);
    }

    @Test
    void frameWithoutASceneStandsAlone() {
        DataSet grouped = new MemoryDataSet(
                "memory", ClassSet.ROVER, Collections.nCopies(4, frame(1, 1)), List.of("a", "a", "a", ""));
        DataSet data = new ForwardingDataSet(grouped) {
            @Override
            public Optional<String> group(int index) {
                return super.group(index).filter(name -> !name.isEmpty());
            }
        };
        assertThat(Split.of(data, 0.25, 1).validation()).containsExactly(3);
    }

    @Test
    void withoutScenesEachRareClassIsShared() {
        List<Sample> samples = new ArrayList<>(Collections.nCopies(100, frame(1, 1)));
        for (int index = 0; index < 10; index++) {
            samples.set(index, frame(1, 4));
            samples.set(10 + index, frame(3, 1));
        }
        Split split = Split.of(new MemoryDataSet("memory", ClassSet.ROVER, samples, List.of()), 0.2, 5);
        assertThat(split.validation()).hasSize(20);
        assertThat(split.validation().stream().filter(index -> index < 10)).hasSize(2);
        assertThat(split.validation().stream().filter(index -> index >= 10 && index < 20))
                .hasSize(2);
    }

    @Test
    void onlyFrameOfItsKindIsTrainedOn() {
        List<Sample> samples = new ArrayList<>(Collections.nCopies(9, frame(1, 1)));
        samples.add(frame(1, 4));
        for (long seed = 0; seed < 5; seed++) {
            Split split = Split.of(new MemoryDataSet("memory", ClassSet.ROVER, samples, List.of()), 0.5, seed);
            assertThat(split.training()).contains(9);
        }
    }

    @Test
    void seedsDivideDifferently() {
        DataSet data = new MemoryDataSet("memory", ClassSet.ROVER, Collections.nCopies(50, frame(1, 1)), List.of());
        assertThat(Split.of(data, 0.5, 1)).isNotEqualTo(Split.of(data, 0.5, 2)).isEqualTo(Split.of(data, 0.5, 1));
    }

    @Test
    void singleSceneIsRefusedWithTheCure() {
        DataSet data = new MemoryDataSet(
                "mars.npz", ClassSet.ROVER, Collections.nCopies(3, frame(1, 1)), List.of("p1", "p1", "p1"));
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> Split.of(data, 0.2, 1))
                .withMessageContaining("all 3 frames of mars.npz are of one scene, 'p1'")
                .withMessageContaining("--group-by");
    }

    @Test
    void singleFrameIsRefused() {
        DataSet data = new MemoryDataSet("mars.npz", ClassSet.ROVER, List.of(frame(1, 1)), List.of());
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> Split.of(data, 0.2, 1))
                .withMessage("mars.npz has 1 frame, and training and validation need at least one each;"
                        + " give more frames");
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> Split.of(data.select(List.of()), 0.2, 1))
                .withMessageContaining("has 0 frames");
    }

    @Test
    void shareOutsideZeroToOneIsRefused() {
        DataSet data = new MemoryDataSet("memory", ClassSet.ROVER, Collections.nCopies(3, frame(1, 1)), List.of());
        for (double share : new double[] {1, -0.5, Double.NaN}) {
            assertThatExceptionOfType(UserException.class)
                    .isThrownBy(() -> Split.of(data, share, 1))
                    .withMessage("split.validation must be 0 or above and below 1, got " + share);
        }
    }

    @Test
    void aShareOfZeroLeavesEveryFrameToLearnFrom() {
        DataSet data = new MemoryDataSet("memory", ClassSet.ROVER, Collections.nCopies(3, frame(1, 1)), List.of());
        assertThat(Split.of(data, 0, 1)).isEqualTo(new Split(List.of(0, 1, 2), List.of()));
    }

    @Test
    void framesWithoutMasksAreRefused() {
        DataSet labelled = new MemoryDataSet("frames", ClassSet.ROVER, List.of(frame(1, 1)), List.of());
        DataSet data = new ForwardingDataSet(labelled) {
            @Override
            public boolean labelled() {
                return false;
            }
        };
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> Split.of(data, 0.2, 1))
                .withMessage("frames has no masks to train with; give labelled frames");
    }

    private static Sample frame(int left, int right) {
        return new Sample(new Frame(1, 2, new float[2]), new Mask(1, 2, new byte[] {(byte) left, (byte) right}));
    }

    /** Another data set, to be changed in one respect. */
    private static class ForwardingDataSet implements DataSet {
        private final DataSet data;

        ForwardingDataSet(DataSet data) {
            this.data = data;
        }

        @Override
        public String source() {
            return data.source();
        }

        @Override
        public ClassSet classes() {
            return data.classes();
        }

        @Override
        public int size() {
            return data.size();
        }

        @Override
        public boolean labelled() {
            return data.labelled();
        }

        @Override
        public String id(int index) {
            return data.id(index);
        }

        @Override
        public Optional<String> group(int index) {
            return data.group(index);
        }

        @Override
        public Frame frame(int index) {
            return data.frame(index);
        }

        @Override
        public Mask mask(int index) {
            return data.mask(index);
        }
    }
}
