package org.areogan.terrain.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.areogan.files.UserException;
import org.areogan.files.npy.Npys;
import org.areogan.files.npy.NpzReader;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Mask;
import org.areogan.terrain.picture.PictureFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataSetCopyTest {
    private static final DataSets.Options OPTIONS = DataSets.Options.DEFAULT;

    @TempDir
    private Path folder;

    /** Three frames of 1x2 pixels with masks, three names of scenes, and one frame without a mask. */
    private Path archive(String fortran) {
        Map<String, byte[]> arrays = new LinkedHashMap<>();
        arrays.put(
                "training_set",
                Npys.npy("<f8", fortran, "(3, 2, 1, 2)", Npys.doubles(10.25, 255, 1, 4, 51, 102, 2, 0, 7, 8, 3, 3)));
        arrays.put("panorama", Npys.npy("|S2", "False", "(3,)", "a1b2c3".getBytes(StandardCharsets.US_ASCII)));
        arrays.put("test_set", Npys.npy("|u1", "False", "(3, 1, 2)", Npys.bytes(1, 2, 3, 4, 5, 6)));
        return Npys.npz(folder.resolve("mars.npz"), arrays);
    }

    private static double[] numbers(Path archive, String array) throws IOException {
        try (NpzReader reader = NpzReader.open(archive)) {
            List<Double> numbers = new ArrayList<>();
            reader.array(array).numbers((index, value) -> numbers.add(value));
            return numbers.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    @Test
    void anArchiveKeepsItsArraysTypesAndValues() throws IOException {
        Path source = archive("False");
        Path out = folder.resolve("out");
        DataSetCopy.write(source, DataSets.openLabelled(source, OPTIONS), List.of(0, 2), out);

        Path copy = out.resolve("mars.npz");
        assertThat(numbers(copy, "training_set")).containsExactly(10.25, 255, 1, 4, 7, 8, 3, 3);
        assertThat(numbers(copy, "test_set")).containsExactly(1, 2, 3, 4, 5, 6);
        DataSet again = DataSets.openLabelled(copy, OPTIONS);
        assertThat(again.size()).isEqualTo(2);
        assertThat(again.group(1)).contains("c3");
        try (NpzReader reader = NpzReader.open(copy)) {
            assertThat(reader.array("training_set").header().type().floating()).isTrue();
            assertThat(reader.array("training_set").header().type().bytes()).isEqualTo(8);
        }
    }

    @Test
    void framesWithoutMasksAreThoseOfTheTestSetAndOnlyItIsCut() throws IOException {
        Path source = archive("False");
        Path out = folder.resolve("out");
        DataSetCopy.write(source, DataSets.openFrames(source, OPTIONS), List.of(1), out);
        assertThat(numbers(out.resolve("mars.npz"), "test_set")).containsExactly(3, 4);
        assertThat(numbers(out.resolve("mars.npz"), "training_set")).hasSize(12);
    }

    @Test
    void anArrayInFortransOrderIsRefusedWithItsName() {
        Path source = archive("True");
        DataSet whole = DataSets.openLabelled(source, OPTIONS);
        assertThatThrownBy(() -> DataSetCopy.write(source, whole, List.of(0), folder.resolve("out")))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("mars.npz", "'training_set'", "ascontiguousarray");
        assertThat(folder.resolve("out/mars.npz")).doesNotExist();
        assertThatThrownBy(() -> DataSetCopy.requireCopyable(source, whole))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("mars.npz", "'training_set'", "ascontiguousarray");
    }

    @Test
    void aPairOfArraysInFortransOrderIsRefusedBeforehand() throws IOException {
        Path images = folder.resolve("images.npy");
        Files.write(images, Npys.npy("|u1", "False", "(2, 4)", new byte[8]));
        Files.write(images.resolveSibling("masks.npy"), Npys.npy("|u1", "True", "(2, 4)", new byte[8]));
        DataSet whole = DataSets.openLabelled(images, OPTIONS);
        assertThatThrownBy(() -> DataSetCopy.requireCopyable(images, whole))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("masks.npy", "ascontiguousarray");
    }

    @Test
    void anArrayOfOneFrameIsRefusedBeforehand() throws IOException {
        Path source = folder.resolve("frame.npy");
        Files.write(source, Npys.npy("|u1", "False", "(1, 2)", Npys.bytes(1, 2)));
        DataSet whole = DataSets.openFrames(source, OPTIONS);
        assertThatThrownBy(() -> DataSetCopy.requireCopyable(source, whole))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("frame.npy", "one frame");
    }

    @Test
    void namesThatBecomeOneInTheCopyAreRefusedBeforehand() {
        List<FolderDataSet.Entry> entries = new ArrayList<>();
        for (String name : List.of("sol:1", "sol/2", "sol/1")) {
            entries.add(FolderDataSet.Entry.of(name, folder.resolve("any.png")));
        }
        DataSet whole = new FolderDataSet(folder, OPTIONS.classes(), entries);
        assertThatThrownBy(() -> DataSetCopy.requireCopyable(folder, whole))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("sol:1 and sol/1", "sol_1", "rename one");
        DataSetCopy.requireCopyable(folder, new FolderDataSet(folder, OPTIONS.classes(), entries.subList(0, 2)));
    }

    @Test
    void anArrayIsCutToTheFramesThatStay() throws IOException {
        Path source = folder.resolve("frames.npy");
        Files.write(source, Npys.npy("|u1", "False", "(3, 1, 2)", Npys.bytes(1, 2, 3, 4, 5, 6)));
        DataSetCopy.write(source, DataSets.openFrames(source, OPTIONS), List.of(0, 2), folder.resolve("out"));
        assertThat(folder.resolve("out/frames.npy"))
                .hasBinaryContent(Npys.npy("|u1", "False", "(2, 1, 2)", Npys.bytes(1, 2, 5, 6)));
    }

    /** By the name of the frames' array as by that of the folder. */
    @ParameterizedTest
    @ValueSource(strings = {"pair/images.npy", "pair"})
    void aPairOfArraysIsCutInBoth(String named) throws IOException {
        Path images = Files.createDirectories(folder.resolve("pair")).resolve("images.npy");
        Files.write(images, Npys.npy("<f8", "False", "(3, 1)", Npys.doubles(0.125, 77.7, 255)));
        Files.write(images.resolveSibling("masks.npy"), Npys.npy("|u1", "False", "(3, 1)", Npys.bytes(0, 1, 4)));
        Path source = folder.resolve(named);
        DataSetCopy.write(source, DataSets.openLabelled(source, OPTIONS), List.of(0, 2), folder.resolve("out"));
        assertThat(folder.resolve("out/images.npy"))
                .hasBinaryContent(Npys.npy("<f8", "False", "(2, 1)", Npys.doubles(0.125, 255)));
        assertThat(folder.resolve("out/masks.npy"))
                .hasBinaryContent(Npys.npy("|u1", "False", "(2, 1)", Npys.bytes(0, 4)));
    }

    @Test
    void picturesAreCopiedAsTheyAreWithWhatTheFolderSaysOfItself() throws IOException {
        Path source = folder.resolve("pairs");
        for (String name : List.of("a", "b", "c")) {
            PictureFiles.writeMask(source.resolve("images").resolve(name + ".png"), new Mask(1, 2, new byte[] {9, 99}));
            PictureFiles.writeMask(source.resolve("masks").resolve(name + ".png"), new Mask(1, 2, new byte[] {1, 2}));
        }
        Files.writeString(source.resolve("classes.json"), "{\"partial\": {\"1\": [\"soil\", \"sand\"]}}");
        Path out = folder.resolve("out");
        DataSetCopy.write(source, DataSets.openLabelled(source, OPTIONS), List.of(0, 2), out);

        assertThat(DataSets.openLabelled(out, OPTIONS).size()).isEqualTo(2);
        for (String file : List.of("images/a.png", "images/c.png", "masks/a.png", "masks/c.png", "classes.json")) {
            assertThat(out.resolve(file)).hasSameBinaryContentAs(source.resolve(file));
        }
        assertThat(out.resolve("images/b.png")).doesNotExist();
    }

    @Test
    void whatLiesInOtherFoldersBecomesImagesAndMasks() throws IOException {
        for (String name : List.of("one", "two")) {
            Path images = folder.resolve("msl/images/edr");
            PictureFiles.writeMask(images.resolve(name + ".png"), new Mask(1, 2, new byte[] {9, 99}));
            PictureFiles.writeMask(
                    folder.resolve("msl/labels/train").resolve(name + ".png"), new Mask(1, 2, new byte[] {0, -1}));
        }
        Path source = folder.resolve("msl");
        Path out = folder.resolve("out");
        DataSet whole = DataSets.openLabelled(source, OPTIONS);
        DataSetCopy.write(source, whole, List.of(1), out);
        DataSet copy = DataSets.openLabelled(out, OPTIONS);
        assertThat(copy.id(0)).isEqualTo("two");
        assertThat(copy.mask(0).ids()).isEqualTo(whole.mask(1).ids()).containsExactly(1, -1);
        assertThat(copy.frame(0).grey()).isEqualTo(whole.frame(1).grey());
    }
}
