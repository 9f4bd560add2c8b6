package org.areogan.terrain.mosaic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.areogan.files.SeekableBytes;
import org.areogan.files.UserException;
import org.areogan.terrain.Frame;
import org.areogan.terrain.picture.PictureFiles;
import org.areogan.terrain.tiff.Tiffs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read window by window is what is read whole, see also {@code .ci/planetary/compare}. */
class MosaicTest {
    private static final int WIDTH = 173;
    private static final int HEIGHT = 131;

    @TempDir
    private Path folder;

    /** The frame that windows with something around them make up, and what they say of the whole. */
    private record ReadByWindows(Frame frame, boolean[] missing, WholeGrey grey) {}

    private static ReadByWindows read(Path file) throws IOException {
        try (Mosaic mosaic = Mosaic.open(SeekableBytes.open(file), file.toString())) {
            MosaicHeader header = mosaic.header();
            WindowGrid grid = new WindowGrid(header.height(), header.width(), 48);
            WholeGrey grey = WholeGrey.of(header, true, each -> {
                long[] sum = new long[0];
                for (int window = 0; window < grid.count(); window++) {
                    long[] more = each.of(mosaic.read(grid.core(window)));
                    sum = sum.length == 0 ? new long[more.length] : sum;
                    for (int at = 0; at < more.length; at++) {
                        sum[at] += more[at];
                    }
                }
                return sum;
            });
            float[] values = new float[header.height() * header.width()];
            boolean[] missing = new boolean[values.length];
            for (int window = 0; window < grid.count(); window++) {
                Window seen = grid.seen(window, 16, 21);
                Window core = grid.core(window);
                Samples samples = mosaic.read(seen);
                float[] stretched = grey.of(samples);
                for (int pixel = 0; pixel < core.pixels(); pixel++) {
                    int row = core.top() + pixel / core.width();
                    int column = core.left() + pixel % core.width();
                    int from = (row - seen.top()) * seen.width() + column - seen.left();
                    values[row * header.width() + column] = stretched[from];
                    missing[row * header.width() + column] = samples.missing()[from];
                }
            }
            return new ReadByWindows(new Frame(header.height(), header.width(), values), missing, grey);
        }
    }

    private static BufferedImage image(int type) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
        SplittableRandom random = new SplittableRandom(7);
        int most = type == BufferedImage.TYPE_USHORT_GRAY ? 4096 : 256;
        for (int pixel = 0; pixel < WIDTH * HEIGHT; pixel++) {
            for (int band = 0; band < image.getRaster().getNumBands(); band++) {
                int value = pixel % WIDTH * most / WIDTH / 2 + random.nextInt(most / 2);
                image.getRaster().setSample(pixel % WIDTH, pixel / WIDTH, band, value);
            }
        }
        return image;
    }

    /** Written by the JDK. */
    private Path tiff(BufferedImage image, String packing, boolean tiled) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        Path file = folder.resolve("picture.tif");
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            if (tiled) {
                how.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
                how.setTiling(32, 48, 0, 0);
            }
            if (!packing.equals("none")) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionType(packing);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return file;
    }

    private static void assertSame(ReadByWindows read, Frame whole) {
        assertThat(read.frame().height()).isEqualTo(whole.height());
        double sum = 0;
        double squares = 0;
        float worst = 0;
        for (int pixel = 0; pixel < whole.grey().length; pixel++) {
            worst = Math.max(worst, Math.abs(read.frame().grey()[pixel] - whole.grey()[pixel]));
            sum += whole.grey()[pixel];
            squares += (double) whole.grey()[pixel] * whole.grey()[pixel];
        }
        assertThat(worst).isLessThan(1e-6f);
        double mean = sum / whole.grey().length;
        assertThat(read.grey().mean()).isEqualTo(mean, within(1e-6));
        assertThat(read.grey().deviation())
                .isEqualTo(Math.sqrt(squares / whole.grey().length - mean * mean), within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({
        "none, false",
        "none, true",
        "LZW, false",
        "LZW, true",
        "Deflate, false",
        "Deflate, true",
        "PackBits, true"
    })
    void windowsOfATiffMakeUpTheFrame(String packing, boolean tiled) throws IOException {
        for (int type :
                new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY, BufferedImage.TYPE_3BYTE_BGR
                }) {
            Path file = tiff(image(type), packing, tiled);
            assertSame(read(file), PictureFiles.readFrame(file));
        }
    }

    @Test
    void percentilesOfFloatsAndDoublesAreThoseOfTheWholeAndMissingOnesAreLeftOut() throws IOException {
        for (int bits : new int[] {32, 64}) {
            Tiffs tiff = Tiffs.grey(ByteOrder.BIG_ENDIAN, 90, 70, bits, 3)
                    .text(42113, "-9999")
                    .longs(278, 7);
            SplittableRandom random = new SplittableRandom(3);
            for (int strip = 0; strip < 10; strip++) {
                ByteBuffer samples = tiff.buffer(7 * 90 * bits / 8);
                while (samples.hasRemaining()) {
                    double value = random.nextInt(10) == 0 ? -9999 : Math.pow(random.nextDouble() - 0.5, 3) * 1e4;
                    if (bits == 32) {
                        samples.putFloat((float) value);
                    } else {
                        samples.putDouble(value);
                    }
                }
                tiff.block(samples.array());
            }
            Path file = Files.write(folder.resolve("f.tif"), tiff.bytes());
            ReadByWindows read = read(file);
            assertSame(read, PictureFiles.readFrame(file));
            assertThat(read.missing()).isEqualTo(PictureFiles.missing(file).orElseThrow());
        }
    }

    @Test
    void bytesThatAreMissingKeepTheirBrightness() throws IOException {
        Tiffs tiff =
                Tiffs.grey(ByteOrder.LITTLE_ENDIAN, 3, 1, 8, 1).text(42113, "9").block(new byte[] {7, 9, 8});
        Path file = Files.write(folder.resolve("b.tif"), tiff.bytes());
        assertSame(read(file), PictureFiles.readFrame(file));
        assertThat(read(file).missing()).containsExactly(false, true, false);
    }

    private Path portable(String magic, int most, int bands) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(100 + 2 * bands * WIDTH * HEIGHT);
        bytes.put((magic + " # made up\n" + WIDTH + " " + HEIGHT + "\n" + most + "\n")
                .getBytes(StandardCharsets.US_ASCII));
        SplittableRandom random = new SplittableRandom(5);
        for (int sample = 0; sample < bands * WIDTH * HEIGHT; sample++) {
            int value = random.nextInt(most + 1);
            if (most > 255) {
                bytes.putShort((short) value);
            } else {
                bytes.put((byte) value);
            }
        }
        return Files.write(folder.resolve("p.pgm"), Arrays.copyOf(bytes.array(), bytes.position()));
    }

    @Test
    void windowsOfPortableMapsMakeUpTheFrame() throws IOException {
        for (Path file : List.of(portable("P5", 255, 1), portable("P6", 255, 3))) {
            assertSame(read(file), PictureFiles.readFrame(file));
        }
        Path file = portable("P5", 4095, 1);
        byte[] bytes = Files.readAllBytes(file);
        int at = bytes.length - 2 * WIDTH * HEIGHT;
        float[] expected = new float[WIDTH * HEIGHT];
        for (int pixel = 0; pixel < expected.length; pixel++) {
            expected[pixel] = ByteBuffer.wrap(bytes).getShort(at + 2 * pixel) / 4095f;
        }
        assertSame(read(file), new Frame(HEIGHT, WIDTH, expected));
    }

    @Test
    void whatCannotBeReadInWindowsIsToldByTheFilesName() throws IOException {
        Path pgm = portable("P5", 255, 1);
        byte[] bytes = Files.readAllBytes(pgm);
        assertRefused(Arrays.copyOf(bytes, bytes.length - 1), "claims 173x131 pixels", "fetch it again");
        assertRefused("P5 1 1 0 x".getBytes(StandardCharsets.US_ASCII), "largest value");
        assertRefused(new byte[] {'P'}, "no two bytes");
        byte[] tiff = Files.readAllBytes(tiff(image(BufferedImage.TYPE_BYTE_GRAY), "none", true));
        assertRefused(Arrays.copyOf(tiff, tiff.length - 1500), "m.dat");
        assertRefused(
                Tiffs.grey(ByteOrder.LITTLE_ENDIAN, 2, 1, 8, 1)
                        .shorts(259, 7)
                        .block(new byte[2])
                        .bytes(),
                "compression 7");
        assertRefused(
                Tiffs.grey(ByteOrder.LITTLE_ENDIAN, 2, 1, 8, 1)
                        .shorts(262, 3)
                        .block(new byte[2])
                        .bytes(),
                "colour space 3");
        assertRefused(
                Tiffs.grey(ByteOrder.LITTLE_ENDIAN, 30000, 20000, 8, 1)
                        .shorts(259, 8)
                        .longs(278, 20000)
                        .block(new byte[300_000])
                        .bytes(),
                "strips or tiles of 600000000 bytes");
        byte[] damaged = Files.readAllBytes(tiff(image(BufferedImage.TYPE_BYTE_GRAY), "Deflate", true));
        Arrays.fill(damaged, 8, 400, (byte) 0);
        Arrays.fill(damaged, damaged.length / 2, damaged.length - 800, (byte) 0);
        Path file = Files.write(folder.resolve("damaged.tif"), damaged);
        assertThatThrownBy(() -> read(file)).isInstanceOf(UserException.class).hasMessageContaining("damaged.tif");
    }

    private static void assertRefused(byte[] bytes, String... words) {
        assertThatThrownBy(() -> Mosaic.open(SeekableBytes.of(bytes), "m.dat"))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll(words)
                .hasMessageContaining("m.dat");
    }
}
