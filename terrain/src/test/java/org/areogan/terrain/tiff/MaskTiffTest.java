package org.areogan.terrain.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Mask;
import org.areogan.terrain.picture.PictureFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What GDAL makes of the place is shown by {@code .ci/planetary/compare}. */
class MaskTiffTest {
    @TempDir
    private Path folder;

    private static Mask mask(int height, int width) {
        byte[] ids = new byte[height * width];
        for (int pixel = 0; pixel < ids.length; pixel++) {
            ids[pixel] = (byte) (pixel % 6 == 5 ? 255 : pixel % 6);
        }
        return new Mask(height, width, ids);
    }

    @Test
    void theJdkReadsIdsAndColours() throws IOException {
        Mask mask = mask(131, 67);
        Path file = folder.resolve("m.tif");
        MaskTiff.write(file, mask, ClassSet.ROVER, Optional.empty());
        BufferedImage read = ImageIO.read(file.toFile());
        int[] ids = read.getRaster().getSamples(0, 0, 67, 131, 0, (int[]) null);
        for (int pixel = 0; pixel < ids.length; pixel++) {
            assertThat(ids[pixel]).isEqualTo(mask.ids()[pixel] & 0xff);
        }
        IndexColorModel colours = (IndexColorModel) read.getColorModel();
        assertThat(colours.getRGB(4) & 0xffffff).isEqualTo(0x8e0152);
        assertThat(colours.getRGB(255) & 0xffffff).isEqualTo(0xffffff);
        assertThat(PictureFiles.readMask(file, ClassSet.ROVER).ids()).isEqualTo(mask.ids());
        assertThat(GeoReference.of(file)).isEmpty();
    }

    @Test
    void thePlaceIsPassedThrough() throws IOException {
        Path picture = Files.write(
                folder.resolve("p.tif"),
                Tiffs.grey(ByteOrder.BIG_ENDIAN, 2, 1, 8, 1)
                        .doubles(33550, 0.25, 0.25, 0)
                        .doubles(33922, 0, 0, 0, -7000.5, 54321, 0)
                        .shorts(34735, 1, 1, 0, 1, 1024, 0, 1, 32767)
                        .doubles(34736, 3396190)
                        .text(34737, "Mars|")
                        .block(new byte[] {1, 2})
                        .bytes());
        GeoReference place = GeoReference.of(picture).orElseThrow();
        Path file = folder.resolve("m.tif");
        MaskTiff.write(file, mask(1, 2), ClassSet.ROVER, Optional.of(place));
        GeoReference again = GeoReference.of(file).orElseThrow();
        assertThat(again.pixelScale()).containsExactly(0.25, 0.25, 0);
        assertThat(again.tiepoints()).containsExactly(0, 0, 0, -7000.5, 54321, 0);
        assertThat(again.transformation()).isEmpty();
        assertThat(again.keys()).containsExactly(1, 1, 0, 1, 1024, 0, 1, 32767);
        assertThat(again.doubles()).containsExactly(3396190);
        assertThat(again.texts()).isEqualTo("Mars|");
    }

    @Test
    void theSameMaskGivesTheSameBytes() {
        assertThat(MaskTiff.bytes(mask(70, 9), ClassSet.ROVER, Optional.empty()))
                .isEqualTo(MaskTiff.bytes(mask(70, 9), ClassSet.ROVER, Optional.empty()));
    }
}
