package org.areogan.terrain.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.areogan.files.npy.Npys;
import org.areogan.terrain.Frame;
import org.areogan.terrain.ListDataSet;
import org.areogan.terrain.Mask;
import org.areogan.terrain.data.DataSets;
import org.areogan.terrain.picture.Pictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCheckTest {
    private final List<Frame> frames = new ArrayList<>();
    private final List<Mask> masks = new ArrayList<>();
    private final List<String> scenes = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(7);

    private static Mask mask(int... ids) {
        return new Mask(1, ids.length, Npys.bytes(ids));
    }

    private static Frame frame(double... grey) {
        float[] values = new float[grey.length];
        for (int pixel = 0; pixel < grey.length; pixel++) {
            values[pixel] = (float) grey[pixel];
        }
        return new Frame(1, grey.length, values);
    }

    private void add(Mask mask) {
        masks.add(mask);
        frames.add(frame(random.doubles(mask.ids().length).toArray()));
    }

    private DataReport report() {
        return DataCheck.inspect(new ListDataSet(frames, masks, scenes));
    }

    private List<Finding> found(Finding.Kind kind) {
        return report().findings().stream()
                .filter(finding -> finding.kind() == kind)
                .toList();
    }

    @Test
    void pixelsAndFramesAreCountedByClass() {
        add(mask(0, 1, 1, 255));
        add(mask(1, 2, 2, 2));
        scenes.addAll(List.of("a", "a"));
        DataReport report = report();
        assertThat(report.frames()).isEqualTo(2);
        assertThat(report.groups()).isEqualTo(1);
        assertThat(report.pixels()).containsExactly(1L, 3L, 3L, 0L, 0L);
        assertThat(report.unlabelledPixels()).isEqualTo(1);
        assertThat(report.framesPerClass()).containsExactly(1, 2, 1, 0, 0);
        assertThat(report.share(1)).isCloseTo(3 / 7.0, within(1e-12));
        assertThat(found(Finding.Kind.EMPTY_CLASS))
                .extracting(Finding::message)
                .satisfiesExactly(
                        sand -> assertThat(sand).contains("3 (sand)"),
                        rock -> assertThat(rock).contains("4 (big-rock)"));
        assertThat(report.hasErrors()).isFalse();
    }

    @Test
    void oneMaskOnFramesOfManyScenesIsContamination() {
        for (int index = 0; index < 9; index++) {
            boolean stamped = index % 3 == 1;
            add(stamped ? mask(0, 3, 3, 0) : mask(1, 2, index % 5, 1));
            scenes.add("scene " + index);
        }
        assertThat(report().suspects()).containsExactly(1, 4, 7);
        assertThat(found(Finding.Kind.CONTAMINATED))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("#1, #4, #7", "leave them out"));
    }

    @Test
    void tilesOfOneSceneMayShareAMask() {
        for (int index = 0; index < 9; index++) {
            add(mask(0, 3, 3, 0));
            scenes.add(index < 5 ? "a" : "b");
        }
        assertThat(report().suspects()).isEmpty();
    }

    @Test
    void withoutScenesFiveFramesMustShareAMask() {
        for (int index = 0; index < 4; index++) {
            add(mask(0, 3, 3, 0));
        }
        assertThat(report().suspects()).isEmpty();
        add(mask(0, 3, 3, 0));
        assertThat(report().suspects()).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void copiesOfOneFrameAreDuplicatesAndNoContamination() {
        for (int index = 0; index < 6; index++) {
            add(mask(0, 3, 3, 0));
            frames.set(index, frames.get(index % 2));
            scenes.add("scene " + index);
        }
        assertThat(report().suspects()).isEmpty();
        assertThat(found(Finding.Kind.DUPLICATE)).hasSize(2);
        add(mask(0, 3, 3, 0));
        scenes.add("scene 6");
        assertThat(report().suspects()).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(found(Finding.Kind.CONTAMINATED))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("3 different frames"));
    }

    @Test
    void masksOfASingleClassProveNothing() {
        for (int index = 0; index < 20; index++) {
            add(mask(2, 2, 255, 2));
            scenes.add("scene " + index);
        }
        assertThat(report().suspects()).isEmpty();
    }

    @Test
    void illegalMaskValuesAreErrorsWithTheirFrames() {
        add(mask(0, 7));
        add(mask(0, 1));
        add(mask(9, 1));
        assertThat(found(Finding.Kind.ILLEGAL_MASK_VALUE)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Finding.Severity.ERROR);
            assertThat(finding.indices()).containsExactly(0, 2);
            assertThat(finding.message()).contains("#0 has the mask value 7", "column 1", "map it", "#0, #2");
        });
        assertThat(report().hasErrors()).isTrue();
    }

    @Test
    void sizesThatDisagreeAreErrors() {
        add(mask(0, 1));
        add(mask(0, 1));
        add(mask(0, 1, 2));
        masks.set(1, mask(0, 1, 2));
        assertThat(found(Finding.Kind.SIZE))
                .extracting(Finding::message)
                .satisfiesExactlyInAnyOrder(
                        own -> assertThat(own).contains("frame #1 has 2x1 pixels but its mask has 3x1"),
                        others -> assertThat(others).contains("frame #2: 3x1", "most frames have 2x1"));
    }

    @Test
    void repeatedFlatAndDarkFramesAreReported() {
        for (double level : new double[] {0, 0.001, 0.002}) {
            frames.add(frame(level, 0.003));
            frames.add(frame(level, level));
        }
        frames.add(frame(0, 0.003));
        assertThat(found(Finding.Kind.DUPLICATE))
                .singleElement()
                .satisfies(finding -> assertThat(finding.indices()).containsExactly(0, 6));
        assertThat(found(Finding.Kind.FLAT_FRAME))
                .singleElement()
                .satisfies(finding -> assertThat(finding.indices()).containsExactly(1, 3, 5));
        assertThat(found(Finding.Kind.SCALE))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("0.003", "scaled twice"));
    }

    @Test
    void honestFramesRaiseNothing() {
        IntStream.range(0, 5).forEach(id -> add(mask(id, (id + 1) % 5)));
        assertThat(report().findings()).isEmpty();
    }

    @Test
    void pictureMasksAndEmptyMasksAreReported() {
        add(mask(0, 255));
        add(mask(255, 255));
        assertThat(found(Finding.Kind.BINARY_MASK))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("divide them by 255"));
        assertThat(found(Finding.Kind.UNLABELLED))
                .singleElement()
                .satisfies(finding -> assertThat(finding.indices()).containsExactly(1));
    }

    @Test
    void filesThatCannotBeReadAreFindings(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("a.png"), Pictures.png(1, 1, 8, Pictures.GREY, Npys.bytes(9)));
        Files.write(folder.resolve("b.png"), Npys.bytes(0x89, 'P', 'N', 'G', 13, 10, 26, 10));
        DataReport report = DataCheck.inspect(DataSets.openFrames(folder, DataSets.Options.DEFAULT));
        assertThat(report.findings().get(0)).satisfies(first -> {
            assertThat(first.kind()).isEqualTo(Finding.Kind.UNREADABLE);
            assertThat(first.indices()).containsExactly(1);
            assertThat(first.message()).contains("b.png", "fetch it again");
        });
        assertThat(report.pixels()).containsOnly(0L);
    }
}
