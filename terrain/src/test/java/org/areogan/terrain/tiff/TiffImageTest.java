package org.areogan.terrain.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.DeflaterOutputStream;
import org.apache.commons.imaging.mylzw.MyLzwCompressor;
import org.areogan.files.UserException;
import org.areogan.terrain.Frame;
import org.areogan.terrain.picture.PictureFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of file is also compared with GDAL, see {@code .ci/planetary/compare}. */
class TiffImageTest {
    private static final ByteOrder LOW = ByteOrder.LITTLE_ENDIAN;

    @TempDir
    private Path folder;

    private Path file(Tiffs tiff) throws IOException {
        return Files.write(folder.resolve("a.tif"), tiff.bytes());
    }

    @ParameterizedTest
    @CsvSource({
        "8, 1, 0, 200, 255",
        "8, 2, -128, -1, 127",
        "16, 1, 0, 4095, 65535",
        "16, 2, -32768, -1, 4095",
        "32, 1, 0, 1, 4294967295",
        "32, 2, -70000, 0, 70000",
        "32, 3, -1.5, 0.25, 1e6",
        "64, 3, -1.5, 0.1, 1e300"
    })
    void numbersOfEveryKindAreReadInBothByteOrders(int bits, int format, double first, double second, double third)
            throws IOException {
        for (ByteOrder order : new ByteOrder[] {LOW, ByteOrder.BIG_ENDIAN}) {
            Tiffs tiff = Tiffs.grey(order, 3, 1, bits, format);
            ByteBuffer samples = tiff.buffer(3 * bits / 8);
            for (double value : new double[] {first, second, third}) {
                if (format == 3 && bits == 64) {
                    samples.putDouble(value);
                } else if (format == 3) {
                    samples.putFloat((float) value);
                } else if (bits == 8) {
                    samples.put((byte) (long) value);
                } else if (bits == 16) {
                    samples.putShort((short) (long) value);
                } else {
                    samples.putInt((int) (long) value);
                }
            }
            TiffImage image = TiffImage.read(file(tiff.block(samples.array())));
            assertThat(image.bands()).singleElement().isEqualTo(new double[] {first, second, third});
        }
    }

    /** Tiles of 16x16 on a picture of 17x2: the second one has one column of it. */
    @Test
    void tilesAreCutAtTheBorder() throws IOException {
        Tiffs tiff = Tiffs.grey(LOW, 17, 2, 16, 1).tiles(16, 16);
        for (int tile = 0; tile < 2; tile++) {
            ByteBuffer samples = tiff.buffer(512);
            for (int pixel = 0; pixel < 256; pixel++) {
                samples.putShort((short) (1000 * tile + pixel));
            }
            tiff.block(samples.array());
        }
        double[] read = TiffImage.read(file(tiff)).bands().get(0);
        assertThat(read[15]).isEqualTo(15);
        assertThat(read[16]).isEqualTo(1000);
        assertThat(read[17]).isEqualTo(16);
        assertThat(read[33]).isEqualTo(1016);
    }

    @Test
    void stripsAreUnpackedAndDifferencesAddedUp() throws IOException {
        byte[] differences = {10, 0, 1, 0, (byte) 0xff, (byte) 0xff, 0, 1};
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(deflated)) {
            out.write(differences);
        }
        byte[] lzw = new MyLzwCompressor(8, ByteOrder.BIG_ENDIAN, true).compress(differences);
        byte[] packBits = {7, 10, 0, 1, 0, (byte) 0xff, (byte) 0xff, 0, 1};
        byte[][] packed = {differences, deflated.toByteArray(), deflated.toByteArray(), lzw, packBits};
        int[] compressions = {1, 8, 32946, 5, 32773};
        for (int place = 0; place < packed.length; place++) {
            Tiffs tiff = Tiffs.grey(LOW, 4, 1, 16, 1)
                    .shorts(259, compressions[place])
                    .shorts(317, 2);
            assertThat(TiffImage.read(file(tiff.block(packed[place]))).bands().get(0))
                    .as("compression %d", compressions[place])
                    .containsExactly(10, 11, 10, 266);
        }
    }

    /** By hand: 1 is 3f800000 and 2 is 40000000, so first bytes 3f 40, second 80 00, and each less the one before. */
    @Test
    void differencesOfFloatsAreByByte() throws IOException {
        byte[] stored = {0x3f, 0x01, 0x40, (byte) 0x80, 0, 0, 0, 0};
        Tiffs tiff = Tiffs.grey(LOW, 2, 1, 32, 3).shorts(317, 3).block(stored);
        assertThat(TiffImage.read(file(tiff)).bands().get(0)).containsExactly(1, 2);
    }

    @Test
    void threeBandsAreColoursTogetherOrApart() throws IOException {
        byte[] together = {1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0};
        Tiffs tiff = Tiffs.grey(LOW, 2, 1, 16, 1)
                .shorts(258, 16, 16, 16)
                .shorts(277, 3)
                .block(together);
        assertThat(TiffImage.read(file(tiff)).bands())
                .containsExactly(new double[] {1, 4}, new double[] {2, 5}, new double[] {3, 6});
        Tiffs apart = Tiffs.grey(LOW, 2, 1, 16, 1)
                .shorts(258, 16, 16, 16)
                .shorts(277, 3)
                .shorts(284, 2);
        apart.block(new byte[] {1, 0, 4, 0}).block(new byte[] {2, 0, 5, 0}).block(new byte[] {3, 0, 6, 0});
        assertThat(TiffImage.read(file(apart)).bands())
                .containsExactly(new double[] {1, 4}, new double[] {2, 5}, new double[] {3, 6});
    }

    @Test
    void missingPixelsAreBlackAndKnown() throws IOException {
        Tiffs tiff = Tiffs.grey(LOW, 3, 1, 32, 3).text(42113, "-3.4028226550889045e+38");
        ByteBuffer samples = tiff.buffer(12)
                .putFloat(5)
                .putFloat((float) -3.4028226550889045e38)
                .putFloat(7);
        Path file = file(tiff.block(samples.array()));
        assertThat(PictureFiles.missing(file)).hasValue(new boolean[] {false, true, false});
        Frame frame = PictureFiles.readFrame(file);
        assertThat(frame.at(0, 1)).isZero();
        Tiffs bytes = Tiffs.grey(LOW, 2, 1, 8, 1).text(42113, "0").block(new byte[] {0, 9});
        assertThat(PictureFiles.missing(file(bytes))).hasValue(new boolean[] {true, false});
        assertThat(PictureFiles.missing(file(Tiffs.grey(LOW, 2, 1, 8, 1).block(new byte[] {0, 9}))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void whatCannotBeIsRefusedBeforeMemoryIsTaken(int kind) throws IOException {
        Tiffs tiff = Tiffs.grey(LOW, 2, 1, 16, 1).block(new byte[] {1, 0, 4, 0});
        String expected = switch (kind) {
            case 0 -> {
                tiff.longs(256, 100_000).longs(257, 100_000);
                yield "100000x100000";
            }
            case 1 -> {
                tiff.longs(256, 7000).longs(257, 7000);
                yield "bytes of samples";
            }
            case 2 -> {
                tiff.shorts(258, 24);
                yield "24";
            }
            case 3 -> {
                tiff.shorts(259, 7);
                yield "compression 7";
            }
            case 4 -> {
                tiff.shorts(277, 3);
                yield "damaged";
            }
            case 5 -> {
                tiff.tiles(0, 16);
                yield "strips or tiles";
            }
            case 6 -> {
                tiff.shorts(259, 8);
                yield "damaged";
            }
            default -> {
                tiff.shorts(278, 1).longs(257, 2);
                yield "strips or tiles";
            }
        };
        Path file = file(tiff);
        assertThatThrownBy(() -> TiffImage.read(file))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("a.tif");
        assertThatThrownBy(() -> TiffImage.read(file)).hasMessageContaining(expected);
    }
}
