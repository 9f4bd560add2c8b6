package org.areogan.terrain.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.areogan.files.UserException;
import org.areogan.files.npy.Npys;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.picture.Pictures;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
    private static final DataSets.Options OPTIONS = DataSets.Options.DEFAULT;

    @TempDir
    private Path folder;

    private Path put(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    private static byte[] grey(int... values) {
        return Pictures.png(values.length, 1, 8, Pictures.GREY, Npys.bytes(values));
    }

    @Test
    void imagesAndMasksPairByName() throws IOException {
        put("images/b.png", grey(255, 0));
        put("images/a.jpg", Pictures.jpeg(Pictures.ramp(2, 1), false, 0));
        put("images/.hidden.png", new byte[0]);
        put("images/notes.txt", new byte[0]);
        put("masks/b.png", grey(4, 255));
        put("masks/a.png", grey(1, 2));
        DataSet data = DataSets.openLabelled(folder, OPTIONS);
        assertThat(IntStream.range(0, data.size()).mapToObj(data::id)).containsExactly("a", "b");
        assertThat(data.labelled()).isTrue();
        assertThat(data.group(0)).isEmpty();
        assertThat(data.sample(1).frame().grey()).containsExactly(1f, 0f);
        assertThat(data.sample(1).mask().ids()).containsExactly(4, 255);
        assertThat(DataSets.openFrames(folder, OPTIONS).size()).isEqualTo(2);
        assertThat(DataSets.openFrames(folder, OPTIONS).labelled()).isFalse();
    }

    @Test
    void partnersThatAreMissingAreNamed() throws IOException {
        put("images/a.png", grey(1));
        put("images/b.png", grey(1));
        put("masks/a.png", grey(1));
        assertThatThrownBy(() -> DataSets.openLabelled(folder, OPTIONS))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("1 of the 2 pictures", "images", "masks: b;");
        put("masks/b.png", grey(1));
        put("masks/c.png", grey(1));
        assertThatThrownBy(() -> DataSets.openLabelled(folder, OPTIONS))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("1 of the 3 pictures", "images: c;");
    }

    @Test
    void namesThatDifferOnlyInTheirEndingAreRefused() throws IOException {
        put("a.png", grey(1));
        put("a.bmp", grey(1));
        assertThatThrownBy(() -> DataSets.openFrames(folder, OPTIONS))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("a.bmp", "a.png", "rename or remove");
    }

    @Test
    void aMaskOfAnotherSizeIsRefusedWithBothFiles() throws IOException {
        Path frame = put("images/a.png", grey(1, 2));
        Path mask = put("masks/a.png", grey(1, 2, 3));
        DataSet data = DataSets.openLabelled(folder, OPTIONS);
        assertThatThrownBy(() -> data.sample(0))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll(frame.toString(), "2x1", mask.toString(), "3x1");
        assertThatThrownBy(() -> data.select(List.of(0)).sample(0))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll(frame.toString(), mask.toString());
    }

    @Test
    void theAi4MarsLayoutIsReadWithItsClassesAsOurs() throws IOException {
        put("msl/images/edr/NLA_1.JPG", Pictures.jpeg(Pictures.ramp(5, 1), false, 0));
        put("msl/images/edr/NLA_2.JPG", Pictures.jpeg(Pictures.ramp(5, 1), false, 0));
        put("msl/images/edr/NLA_3.JPG", Pictures.jpeg(Pictures.ramp(5, 1), false, 0));
        put("msl/labels/train/NLA_2.png", grey(0, 1, 2, 3, 255));
        put("msl/labels/test/masked-gold-min3-100agree/NLA_3_merged.png", grey(3, 3, 3, 3, 255));
        for (String place : new String[] {"", "msl", "msl/labels/train"}) {
            DataSet data = DataSets.openLabelled(folder.resolve(place), OPTIONS);
            assertThat(data.size()).isEqualTo(1);
            assertThat(data.id(0)).isEqualTo("NLA_2");
            assertThat(data.sample(0).mask().ids()).containsExactly(1, 2, 3, 4, 255);
            assertThat(data.sample(0).frame().at(0, 4)).isCloseTo(1f, within(0.05f));
        }
        DataSet gold = DataSets.openLabelled(folder.resolve("msl/labels/test/masked-gold-min3-100agree"), OPTIONS);
        assertThat(gold.id(0)).isEqualTo("NLA_3");
        assertThat(gold.mask(0).ids()).containsExactly(4, 4, 4, 4, 255);
        assertThat(DataSets.openFrames(folder, OPTIONS).size()).isEqualTo(3);
    }

    @Test
    void anAi4MarsLabelBeyondItsClassesIsRefused() throws IOException {
        put("images/edr/a.JPG", Pictures.jpeg(Pictures.ramp(2, 1), false, 0));
        Path label = put("labels/train/a.png", grey(3, 4));
        DataSet data = DataSets.openLabelled(folder, OPTIONS);
        assertThatThrownBy(() -> data.mask(0))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll(label.toString(), "label 4", "row 0, column 1", "0 to 3");
    }

    @Test
    void anAi4MarsLabelWithoutItsImageIsNamed() throws IOException {
        put("images/edr/a.JPG", Pictures.jpeg(Pictures.ramp(2, 1), false, 0));
        put("labels/train/b.png", grey(3, 3));
        assertThatThrownBy(() -> DataSets.openLabelled(folder, OPTIONS))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("labels", "edr: b;");
    }

    @Test
    void aPictureIsOneFrameAndAFolderOfPicturesIsMany() throws IOException {
        Path first = put("a.png", grey(0, 51));
        put("b.png", grey(51, 0));
        assertThat(DataSets.openFrames(first, OPTIONS).frame(0).grey()).containsExactly(0f, 0.2f);
        assertThat(DataSets.openFrames(first, OPTIONS).id(0)).isEqualTo("a");
        assertThat(DataSets.openFrames(folder, OPTIONS).frame(1).grey()).containsExactly(0.2f, 0f);
        assertThatThrownBy(() -> DataSets.openLabelled(first, OPTIONS))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("a.png", "without a mask", "images/ and masks/");
    }

    @Test
    void emptyAndForeignFoldersAreAnsweredWithTheLayouts() throws IOException {
        assertThatThrownBy(() -> DataSets.openFrames(folder, OPTIONS))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll(folder.toString(), "no pictures", "PNG");
        assertThatThrownBy(() -> DataSets.openLabelled(folder, OPTIONS))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll(folder.toString(), "images/ and masks/", "images/edr/");
        Files.createDirectories(folder.resolve("images"));
        Files.createDirectories(folder.resolve("masks"));
        assertThatThrownBy(() -> DataSets.openLabelled(folder, OPTIONS))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("images", "no pictures");
    }

    @Test
    void onlyArchivesCanNameScenes() throws IOException {
        Path picture = put("a.png", grey(1));
        DataSets.Options grouped = new DataSets.Options(ClassSet.ROVER, Optional.of("drive"));
        for (Path source : List.of(picture, folder)) {
            assertThatThrownBy(() -> DataSets.openFrames(source, grouped))
                    .isInstanceOf(UserException.class)
                    .hasMessageContainingAll(source.toString(), "'drive'", "leave the grouping out");
        }
    }

    @Test
    void missingEmptyAndForeignFilesAreRefused() throws IOException {
        for (String name : new String[] {"none.npz", "none.npy", "none"}) {
            assertThatThrownBy(() -> DataSets.openLabelled(folder.resolve(name), OPTIONS))
                    .isInstanceOf(UserException.class)
                    .hasMessageContainingAll(name, "check the path");
        }
        Path empty = put("empty.npz", new byte[0]);
        assertThatThrownBy(() -> DataSets.openLabelled(empty, OPTIONS))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("empty.npz", "is empty");
        Path foreign = put("a.mat", new byte[] {1});
        assertThatThrownBy(() -> DataSets.openFrames(foreign, OPTIONS))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("a.mat", "no known kind", ".npz");
    }

    @Test
    void unreadableFilesAreRefused() throws IOException {
        Path locked = put("locked.npz", new byte[] {1});
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
        Assumptions.assumeFalse(Files.isReadable(locked), "the superuser may read everything");
        assertThatThrownBy(() -> DataSets.openLabelled(locked, OPTIONS))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("locked.npz", "permissions");
    }

    @Test
    void theFingerprintDependsOnPixelsAndNotOnTheLayout() throws IOException {
        put("images/a.png", grey(0, 255));
        put("masks/a.png", grey(1, 4));
        Path archive = Npys.npz(
                folder.resolve("a.npz"),
                Map.of("training_set", Npys.npy("<f8", "False", "(1, 2, 1, 2)", Npys.doubles(0, 255, 1, 4))));
        String fingerprint = DataSets.fingerprint(DataSets.openLabelled(folder, OPTIONS));
        assertThat(fingerprint).hasSize(64).isEqualTo(DataSets.fingerprint(DataSets.openLabelled(archive, OPTIONS)));
        put("masks/a.png", grey(1, 3));
        assertThat(DataSets.fingerprint(DataSets.openLabelled(folder, OPTIONS))).isNotEqualTo(fingerprint);
    }
}
