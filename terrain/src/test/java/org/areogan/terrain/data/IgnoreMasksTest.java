package org.areogan.terrain.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.areogan.files.UserException;
import org.areogan.files.npy.Npys;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Mask;
import org.areogan.terrain.picture.Pictures;
import org.areogan.terrain.score.ConfusionMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IgnoreMasksTest {
    @TempDir
    private Path folder;

    private Path put(String name, int... values) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, Pictures.png(values.length, 1, 8, Pictures.GREY, Npys.bytes(values)));
    }

    private DataSet open(String... folders) {
        List<Path> paths = List.of(folders).stream().map(folder::resolve).toList();
        return DataSets.openLabelled(folder, new DataSets.Options(ClassSet.ROVER, Optional.empty(), paths));
    }

    @Test
    void pixelsThatAreNotBlackHaveNoLabel() throws IOException {
        put("images/a.png", 9, 9, 9, 9);
        put("masks/a.png", 1, 2, 3, 4);
        put("rover/a.png", 0, 255, 0, 0);
        put("range/a.png", 0, 0, 1, 0);
        DataSet data = open("rover", "range");
        assertThat(data.mask(0).ids()).isEqualTo(Npys.bytes(1, 255, 255, 4));
        assertThat(data.sample(0).mask().ids()).isEqualTo(Npys.bytes(1, 255, 255, 4));
        assertThat(data.select(List.of(0)).sample(0).mask().ids()).isEqualTo(Npys.bytes(1, 255, 255, 4));
        assertThat(DataSets.fingerprint(data)).isNotEqualTo(DataSets.fingerprint(open()));
        // What is wrong there is no mistake.
        ConfusionMatrix matrix = new ConfusionMatrix(ClassSet.ROVER);
        matrix.add(data.mask(0), new Mask(1, 4, Npys.bytes(1, 1, 1, 4)));
        assertThat(matrix.toArray()[2][1]).isZero();
        assertThat(matrix.toArray()[1][1]).isEqualTo(1);
    }

    @Test
    void foldersAndPicturesThatDoNotFitAreNamed() throws IOException {
        put("images/a.png", 9, 9);
        put("masks/a.png", 1, 2);
        assertThatThrownBy(() -> open("rover"))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("there is no folder", "rover");
        Path other = put("rover/b.png", 0, 0);
        assertThatThrownBy(() -> open("rover"))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("rover", "no mask for the frame a");
        Files.delete(other);
        assertThatThrownBy(() -> open("rover"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("no pictures");
        put("rover/a.png", 0, 0, 0);
        DataSet data = open("rover");
        assertThatThrownBy(() -> data.sample(0))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("a.png", "3x1", "2x1");
        Files.write(folder.resolve("rover/a.png"), Pictures.jpeg(Pictures.ramp(2, 1), false, 0));
        assertThatThrownBy(() -> data.sample(0))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("JPEG");
    }

    /** The names that AI4Mars has: letters of the product differ. A frame without a range mask is taken whole. */
    @Test
    void thoseOfAi4MarsAreFound() throws IOException {
        for (String frame : List.of("NLA_397681455EDR_F0020000AUT_04096M1", "NLB_500000000EDR_F0500000NCAM00001M1")) {
            Path image = folder.resolve("msl/images/edr").resolve(frame + ".JPG");
            Files.createDirectories(image.getParent());
            Files.write(image, Pictures.jpeg(Pictures.ramp(3, 1), false, 0));
            put("msl/labels/train/" + frame + ".png", 0, 1, 2);
        }
        put("msl/images/mxy/NLA_397681455MXY_F0020000AUT_04096M1.png", 1, 0, 0);
        put("msl/images/rng-30m/NLA_397681455RNG_F0020000AUT_04096M1.png", 0, 0, 1);
        put("msl/images/mxy/NLB_500000000MXY_F0500000NCAM00001M1.png", 0, 1, 0);
        DataSet data = DataSets.openLabelled(folder, DataSets.Options.DEFAULT);
        assertThat(data.sample(0).mask().ids()).isEqualTo(Npys.bytes(255, 2, 255));
        assertThat(data.sample(1).mask().ids()).isEqualTo(Npys.bytes(1, 255, 3));
        assertThat(IgnoreMasks.of(List.of(folder.resolve("msl/images/mxy")))
                        .ignored("NLB_500000000EDR_F0500000NCAM00001M1", 1, 3))
                .containsExactly(false, true, false);
        put("msl/images/mxy/NLA_397681455RNG_F0020000AUT_04096M1.png", 0, 0, 1);
        assertThatThrownBy(() -> DataSets.openLabelled(folder, DataSets.Options.DEFAULT))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("the same frame");
    }
}
