package org.areogan.terrain.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.areogan.files.UserException;
import org.areogan.files.npy.Npys;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.check.DataCheck;
import org.areogan.terrain.check.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivesTest {
    private static final DataSets.Options OPTIONS = DataSets.Options.DEFAULT;

    @TempDir
    private Path folder;

    private Path npz(Map<String, byte[]> arrays) {
        return Npys.npz(folder.resolve("mars.npz"), arrays);
    }

    private static byte[] text(String... values) {
        byte[] data = new byte[values.length * 4];
        for (int i = 0; i < values.length; i++) {
            data[4 * i] = (byte) values[i].charAt(0);
        }
        return Npys.npy("<U1", "False", "(" + values.length + ",)", data);
    }

    /** Two frames of 1x2 pixels with their masks, as the reference set keeps them. */
    private static byte[] trainingSet() {
        return Npys.npy("<f8", "False", "(2, 2, 1, 2)", Npys.doubles(0, 255, 1, 4, 51, 102, 255, 0));
    }

    @Test
    void anEntryThatClaimsATrillionElementsIsRefused() {
        Path file = Npys.npz(
                folder.resolve("bomb.npz"),
                Map.of("training_set", Npys.npy("<f8", "False", "(1000000000000, 2, 64, 128)", new byte[8])));
        assertThatThrownBy(() -> DataSets.openLabelled(file, DataSets.Options.DEFAULT))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("bomb.npz", "'training_set'", "1000000000000", "fetch or save it again");
    }

    @Test
    void theReferenceLayoutIsRead() {
        Path file = npz(Map.of(
                "training_set", trainingSet(),
                "test_set", Npys.npy("|u1", "False", "(1, 1, 2)", Npys.bytes(51, 0)),
                "panorama", text("a", "b")));
        DataSet data = DataSets.openLabelled(file, OPTIONS);
        assertThat(data.size()).isEqualTo(2);
        assertThat(data.labelled()).isTrue();
        assertThat(data.frame(0).grey()).containsExactly(0f, 1f);
        assertThat(data.frame(1).grey()).containsExactly(0.2f, 0.4f);
        assertThat(data.mask(0).ids()).containsExactly(1, 4);
        assertThat(data.mask(1).ids()).containsExactly(255, 0);
        assertThat(data.group(1)).contains("b");
        assertThat(data.id(1)).isEqualTo("1");
        assertThat(data.select(List.of(1)).mask(0).at(0, 0)).isEqualTo(255);

        DataSet frames = DataSets.openFrames(file, OPTIONS);
        assertThat(frames.size()).isEqualTo(1);
        assertThat(frames.labelled()).isFalse();
        assertThat(frames.frame(0).grey()).containsExactly(0.2f, 0f);
    }

    @Test
    void fortranOrderGivesTheSameFrames() {
        byte[] data = Npys.doubles(0, 51, 1, 255, 255, 102, 4, 0);
        DataSet fortran = DataSets.openLabelled(
                npz(Map.of("training_set", Npys.npy("<f8", "True", "(2, 2, 1, 2)", data))), OPTIONS);
        String print = DataSets.fingerprint(fortran);
        DataSet plain = DataSets.openLabelled(npz(Map.of("training_set", trainingSet())), OPTIONS);
        assertThat(DataSets.fingerprint(plain)).isEqualTo(print);
    }

    @Test
    void imagesAndMasksInTwoArraysAreRead() {
        DataSet data = DataSets.openLabelled(
                npz(Map.of(
                        "images", Npys.npy("|u1", "False", "(1, 1, 2)", Npys.bytes(0, 255)),
                        "masks", Npys.npy("|u1", "False", "(1, 1, 2)", Npys.bytes(2, 3)),
                        "sol", Npys.npy("<i2", "False", "(1,)", Npys.bytes(7, 0)))),
                new DataSets.Options(ClassSet.ROVER, Optional.of("sol")));
        assertThat(data.mask(0).ids()).containsExactly(2, 3);
        assertThat(data.group(0)).contains("7");
    }

    @Test
    void framesAloneLeaveTheMasksUnread() {
        DataSet frames = DataSets.openFrames(npz(Map.of("training_set", trainingSet())), OPTIONS);
        assertThat(frames.labelled()).isFalse();
        assertThat(frames.frame(1).grey()).containsExactly(0.2f, 0.4f);
        assertThatThrownBy(() -> frames.mask(0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void brightnessIsScaledByWhatTheArrayHolds() {
        assertThat(firstFrame("<f4", Npys.bytes(0, 0, 0, 0x3f, 0, 0, 0x80, 0x3f)))
                .containsExactly(0.5f, 1f);
        assertThat(firstFrame("<u2", Npys.bytes(0xff, 0xff, 0, 0))).containsExactly(1f, 0f);
        assertThat(firstFrame("<u2", Npys.bytes(0xff, 0, 0, 0))).containsExactly(255f / 65535, 0f);
        assertThat(firstFrame("<i4", Npys.bytes(0xff, 0, 0, 0, 51, 0, 0, 0))).containsExactly(1f, 0.2f);
        assertThat(firstFrame("<i4", Npys.bytes(0xff, 0xff, 0, 0, 0, 0, 0, 0))).containsExactly(1f, 0f);
        assertThat(firstFrame("|b1", Npys.bytes(1, 0))).containsExactly(1f, 0f);
        assertThat(firstFrame("<f8", Npys.doubles(127.5, 255))).containsExactly(0.5f, 1f);
    }

    private float[] firstFrame(String type, byte[] data) {
        Path file = Npys.file(folder.resolve("frames.npy"), Npys.npy(type, "False", "(1, 1, 2)", data));
        return DataSets.openFrames(file, OPTIONS).frame(0).grey();
    }

    @Test
    void impossibleBrightnessIsRefused() {
        assertThatThrownBy(() -> firstFrame("<f8", Npys.doubles(0, Double.NaN)))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("frames.npy", "NaN", "frame 0", "row 0, column 1", "rescale");
        assertThatThrownBy(() -> firstFrame("<f8", Npys.doubles(0, -0.5)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("-0.5");
        assertThatThrownBy(() -> firstFrame("<f8", Npys.doubles(300.5, 1)))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("300.5", "rescale");
    }

    @Test
    void anIllegalMaskValueNamesFilePlaceAndCure() {
        byte[] sevens = Npys.npy("|u1", "False", "(1, 2, 1, 2)", Npys.bytes(9, 9, 0, 7));
        DataSet data = DataSets.openLabelled(npz(Map.of("training_set", sevens)), OPTIONS);
        assertThatThrownBy(() -> data.mask(0))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll(
                        "mars.npz", "frame 0", "value 7", "row 0, column 1", "0 to 4 and 255", "map it");
    }

    @Test
    void fractionalAndNegativeMaskValuesAreRefusedWithTheirFrameOnly() {
        for (double value : new double[] {1.5, -1, 256, Double.NaN}) {
            byte[] pairs = Npys.npy("<f8", "False", "(2, 2, 1, 2)", Npys.doubles(9, 9, 0, value, 8, 9, 2, 3));
            DataSet data = DataSets.openLabelled(npz(Map.of("training_set", pairs)), OPTIONS);
            assertThatThrownBy(() -> data.mask(0))
                    .isInstanceOf(UserException.class)
                    .hasMessageContainingAll("mars.npz", String.valueOf(value), "frame 0 at row 0, column 1", "map");
            assertThat(data.mask(1).ids()).containsExactly(2, 3);
            assertThat(DataCheck.inspect(data).findings())
                    .filteredOn(finding -> finding.kind() == Finding.Kind.ILLEGAL_MASK_VALUE)
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.indices()).containsExactly(0));
        }
    }

    @Test
    void imagesAndMasksOfDifferentShapesAreRefused() {
        Path file = npz(Map.of(
                "images", Npys.npy("|u1", "False", "(1, 1, 2)", Npys.bytes(0, 255)),
                "masks", Npys.npy("|u1", "False", "(1, 2, 1)", Npys.bytes(2, 3))));
        assertThatThrownBy(() -> DataSets.openLabelled(file, OPTIONS))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("mars.npz", "[1, 1, 2]", "[1, 2, 1]");
    }

    @Test
    void unknownArraysAreAnsweredWithTheKnownNames() {
        Path file = npz(Map.of("x", Npys.npy("|u1", "False", "(1,)", Npys.bytes(0))));
        assertThatThrownBy(() -> DataSets.openLabelled(file, OPTIONS))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("mars.npz", "[x]", "training_set", "masks");
        assertThatThrownBy(() -> DataSets.openFrames(file, OPTIONS))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("mars.npz", "[x]", "test_set");
    }

    @Test
    void aShapeOfAnotherKindIsRefused() {
        Path file = npz(Map.of("training_set", Npys.npy("|u1", "False", "(1, 3, 1, 1)", Npys.bytes(0, 1, 2))));
        assertThatThrownBy(() -> DataSets.openLabelled(file, OPTIONS))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("'training_set'", "[1, 3, 1, 1]", "[frames, 2, height, width]");
        Path empty = npz(Map.of("training_set", Npys.npy("|u1", "False", "(0, 2, 4, 4)", new byte[0])));
        assertThatThrownBy(() -> DataSets.openLabelled(empty, OPTIONS))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("[0, 2, 4, 4]", "at least one frame");
    }

    @Test
    void asManyScenesAsFramesMustBeNamed() {
        Path file = npz(Map.of("training_set", trainingSet(), "panorama", text("a")));
        assertThatThrownBy(() -> DataSets.openLabelled(file, OPTIONS))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("mars.npz", "1 scenes for 2 frames");
        assertThatThrownBy(
                        () -> DataSets.openLabelled(file, new DataSets.Options(ClassSet.ROVER, Optional.of("drive"))))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("mars.npz", "'drive'", "panorama");
    }

    @Test
    void aSingleArrayHoldsPairsOrFrames() {
        Path pairs = Npys.file(folder.resolve("pairs.npy"), trainingSet());
        assertThat(DataSets.openLabelled(pairs, OPTIONS).mask(0).ids()).containsExactly(1, 4);
        assertThat(DataSets.openFrames(pairs, OPTIONS).size()).isEqualTo(2);
        Path one = Npys.file(folder.resolve("one.npy"), Npys.npy("|u1", "False", "(1, 2)", Npys.bytes(0, 255)));
        assertThat(DataSets.openFrames(one, OPTIONS).frame(0).grey()).containsExactly(0f, 1f);
        assertThatThrownBy(() -> DataSets.openLabelled(one, OPTIONS))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("one.npy", "[1, 2]", "no masks");
    }
}
