package org.areogan.terrain.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.areogan.files.UserException;
import org.areogan.files.npy.Npys;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrayPairTest {
    private static final DataSets.Options CRATERS = new DataSets.Options(ClassSet.CRATERS, Optional.empty());

    @TempDir
    private Path folder;

    private Path write(String name, String shape, double... values) throws IOException {
        return Files.write(folder.resolve(name), Npys.npy("<f8", "False", shape, Npys.doubles(values)));
    }

    @Test
    void rowsOfPixelsBecomeSquareFramesAndMasks() throws IOException {
        Path images = write("images.npy", "(2, 4)", 0, 51, 102, 255, 255, 0, 0, 51);
        write("masks.npy", "(2, 4)", 0, 1, 1, 0, 1, 0, 0, 1);

        for (Path source : new Path[] {images, folder}) {
            DataSet data = DataSets.openLabelled(source, CRATERS);

            assertThat(data.size()).isEqualTo(2);
            assertThat(data.frame(0).height()).isEqualTo(2);
            assertThat(data.frame(0).width()).isEqualTo(2);
            assertThat(data.frame(0).grey()).containsExactly(0f, 0.2f, 0.4f, 1f);
            assertThat(data.mask(0).ids()).containsExactly(0, 1, 1, 0);
            assertThat(data.mask(1).at(1, 1)).isEqualTo(1);
        }
        assertThat(DataSets.openFrames(images, CRATERS).frame(1).at(1, 1)).isEqualTo(0.2f);
    }

    @Test
    void namesMayHaveMoreThanTheWordAndFramesTwoAxes() throws IOException {
        Path images = write("train_images_a.npy", "(1, 1, 2)", 0.25, 1);
        write("train_masks_a.npy", "(1, 1, 2)", 0, 1);

        DataSet data = DataSets.openLabelled(images, CRATERS);

        assertThat(data.frame(0).grey()).containsExactly(0.25f, 1f);
        assertThat(data.mask(0).ids()).containsExactly(0, 1);
    }

    @Test
    void pixelsThatMakeNoSquareAreRefused() throws IOException {
        Path images = write("images.npy", "(1, 6)", 0, 0, 0, 0, 0, 0);
        write("masks.npy", "(1, 6)", 0, 0, 0, 0, 0, 0);

        assertThatThrownBy(() -> DataSets.openLabelled(images, CRATERS))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("images.npy", "[1, 6]", "square");
    }

    @Test
    void asManyMasksAsFramesAreNeeded() throws IOException {
        Path images = write("images.npy", "(2, 4)", 0, 0, 0, 0, 0, 0, 0, 0);
        write("masks.npy", "(1, 4)", 0, 0, 0, 1);

        assertThatThrownBy(() -> DataSets.openLabelled(images, CRATERS))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("masks.npy", "[1, 4]", "images.npy", "[2, 4]", "each frame needs a mask");
    }

    @Test
    void framesWithoutMasksBesideThemSayWhereThoseWouldBe() throws IOException {
        Path images = write("images.npy", "(1, 4)", 0, 0, 0, 0);

        assertThatThrownBy(() -> DataSets.openLabelled(images, CRATERS))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("images.npy", "no masks", "masks.npy beside it");
    }

    @Test
    void aMaskValueThatIsNoClassIsNamed() throws IOException {
        Path images = write("images.npy", "(1, 4)", 0, 0, 0, 0);
        write("masks.npy", "(1, 4)", 0, 0, 2, 0);
        DataSet data = DataSets.openLabelled(images, CRATERS);

        assertThatThrownBy(() -> data.mask(0))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("masks.npy", "2");
    }
}
