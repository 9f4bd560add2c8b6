package org.areogan.terrain.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.areogan.files.SeekableBytes;
import org.areogan.terrain.ClassSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What GDAL makes of these files is shown by {@code .ci/planetary/compare}. */
class TiledMaskTiffTest {
    private static final int WIDTH = 70;
    private static final int HEIGHT = 37;
    private static final int SIDE = 32;

    private static final GeoReference PLACE = new GeoReference(
            new double[] {0.25, 0.25, 0},
            new double[] {0, 0, 0, -7000.5, 54321, 0},
            new double[0],
            new int[] {1, 1, 0, 1, 1024, 0, 1, 32767},
            new double[] {3396190},
            "Mars|");

    private static int id(int pixel) {
        return pixel % 6 == 5 ? 255 : pixel % 6;
    }

    private static byte[] file(long plain) {
        List<byte[]> tiles = new ArrayList<>();
        for (int top = 0; top < HEIGHT; top += SIDE) {
            for (int left = 0; left < WIDTH; left += SIDE) {
                byte[] ids = new byte[SIDE * SIDE];
                for (int at = 0; at < ids.length; at++) {
                    ids[at] = (byte) id((top + at / SIDE) * WIDTH + left + at % SIDE);
                }
                tiles.add(TiledMaskTiff.tile(ids));
            }
        }
        int[] sizes = tiles.stream().mapToInt(each -> each.length).toArray();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(TiledMaskTiff.head(HEIGHT, WIDTH, SIDE, sizes, ClassSet.ROVER, Optional.of(PLACE), plain));
        tiles.forEach(file::writeBytes);
        return file.toByteArray();
    }

    /** The JDK reads the plain one. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1 << 20})
    void tilesMakeUpAPlainTiffOrAboveASizeABigOne(long plain) throws IOException {
        byte[] file = file(plain);
        assertThat(file[2]).isEqualTo((byte) (plain == 0 ? 43 : 42));
        if (plain > 0) {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
            int[] ids = image.getRaster().getSamples(0, 0, WIDTH, HEIGHT, 0, (int[]) null);
            for (int pixel = 0; pixel < ids.length; pixel++) {
                assertThat(ids[pixel]).isEqualTo(id(pixel));
            }
        }
        try (TiffWindows windows = TiffWindows.open(SeekableBytes.of(file), "m.tif")) {
            windows.read(0, 0, HEIGHT, WIDTH, (pixel, band, number, missing) -> {
                assertThat(number).isEqualTo(id(pixel));
                assertThat(missing).isEqualTo(number == 255);
            });
            GeoReference read = windows.place().orElseThrow();
            assertThat(read.pixelScale()).isEqualTo(PLACE.pixelScale());
            assertThat(read.tiepoints()).isEqualTo(PLACE.tiepoints());
            assertThat(read.keys()).isEqualTo(PLACE.keys());
            assertThat(read.doubles()).isEqualTo(PLACE.doubles());
            assertThat(read.texts()).isEqualTo(PLACE.texts());
        }
    }
}
