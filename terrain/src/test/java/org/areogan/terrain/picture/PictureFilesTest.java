package org.areogan.terrain.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.areogan.files.UserException;
import org.areogan.files.npy.Npys;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFilesTest {
    private static final ClassSet CLASSES = ClassSet.ROVER;

    @TempDir
    private Path folder;

    private Path file(String name, byte[] content) {
        return Npys.file(folder.resolve(name), content);
    }

    private static byte[] allValues() {
        byte[] values = new byte[256];
        for (int value = 0; value < 256; value++) {
            values[value] = (byte) value;
        }
        return values;
    }

    private static void assertAllGreys(Frame frame) {
        for (int value = 0; value < 256; value++) {
            assertThat(frame.at(value / 16, value % 16)).isEqualTo(value / 255f);
        }
    }

    @Test
    void allGreyValuesOfAHandMadePngAreRead() {
        assertAllGreys(PictureFiles.readFrame(file("a.png", Pictures.png(16, 16, 8, Pictures.GREY, allValues()))));
    }

    @Test
    void allMaskValuesSurviveWritingAndReading() throws IOException {
        Path file = folder.resolve("new/mask.png");
        PictureFiles.writeMask(file, new Mask(16, 16, allValues()));
        assertThat(PictureFiles.readIds(file, CLASSES).ids()).isEqualTo(allValues());
        assertAllGreys(PictureFiles.readFrame(file));
        BufferedImage other = ImageIO.read(file.toFile());
        assertThat(other.getType()).isEqualTo(BufferedImage.TYPE_BYTE_GRAY);
        assertThat(other.getRaster().getSamples(0, 0, 16, 16, 0, (int[]) null))
                .isEqualTo(IntStream.range(0, 256).toArray());
    }

    @Test
    void aGammaChunkDoesNotBendTheValues() {
        byte[] gamma = Pictures.chunk("gAMA", Npys.bytes(0, 0, 0xb1, 0x8f));
        byte[] png = Pictures.png(16, 16, 8, Pictures.GREY, allValues(), gamma);
        assertAllGreys(PictureFiles.readFrame(file("a.png", png)));
        assertThat(PictureFiles.readIds(file("a.png", png), CLASSES).ids()).isEqualTo(allValues());
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "gif", "tiff"})
    void allGreyValuesOfEveryLosslessFormatAreRead(String format) {
        BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, 16, 16, allValues());
        Path file = file("a." + format, Pictures.written(image, format));
        assertAllGreys(PictureFiles.readFrame(file));
        assertThat(PictureFiles.readIds(file, CLASSES).ids()).isEqualTo(allValues());
    }

    @Test
    void allGreyValuesOfAPortableGreymapAreRead() {
        byte[] header = "P5\n16 16\n255\n".getBytes(StandardCharsets.US_ASCII);
        byte[] pgm = Arrays.copyOf(header, header.length + 256);
        System.arraycopy(allValues(), 0, pgm, header.length, 256);
        assertAllGreys(PictureFiles.readFrame(file("a.pgm", pgm)));
    }

    @Test
    void sixteenBitsKeepTheirLowByte() {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setPixels(0, 0, 2, 1, new int[] {0x1234, 0xffff});
        Frame frame = PictureFiles.readFrame(file("a.png", Pictures.written(image, "png")));
        assertThat(frame.grey()).containsExactly(0x1234 / 65535f, 1f);
    }

    /** A camera of 12 bits, or a map of heights, seldom fills 16. */
    @Test
    void aTiffOfSixteenBitsIsStretchedFromItsDarkestToItsBrightestPixels() {
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setPixels(0, 0, 3, 1, new int[] {0x1000, 0x1100, 0x1400});
        Frame frame = PictureFiles.readFrame(file("a.tiff", Pictures.written(image, "tiff")));
        // Of three pixels the high percentile is the middle one.
        assertThat(frame.grey()).containsExactly(0f, 1f, 1f);
    }

    @Test
    void sixteenBitColourBecomesItsLuma() {
        byte[] pixel = Npys.bytes(0x12, 0x34, 0x80, 0x01, 0xff, 0xff);
        Frame frame = PictureFiles.readFrame(file("a.png", Pictures.png(1, 1, 16, Pictures.RGB, pixel)));
        double luma = (0.299 * 0x1234 + 0.587 * 0x8001 + 0.114 * 0xffff) / 65535;
        assertThat(frame.at(0, 0)).isCloseTo((float) luma, within(1e-6f));
    }

    @Test
    void colourBecomesItsLuma() {
        byte[] pixels = Npys.bytes(255, 0, 0, 0, 255, 0, 0, 0, 255, 7, 7, 7);
        Frame frame = PictureFiles.readFrame(file("a.png", Pictures.png(4, 1, 8, Pictures.RGB, pixels)));
        assertThat(frame.grey()).containsExactly(new float[] {0.299f, 0.587f, 0.114f, 7 / 255f}, within(1e-6f));
    }

    @ParameterizedTest
    @CsvSource({"false,0", "true,0", "false,2"})
    void everyKindOfJpegIsRead(boolean progressive, int restartInterval) throws IOException {
        byte[] jpeg = Pictures.jpeg(Pictures.ramp(64, 32), progressive, restartInterval);
        JpegHeader header = JpegHeader.of(jpeg);
        assertThat(header.baseline()).isEqualTo(!progressive && restartInterval == 0);
        Frame frame = PictureFiles.readFrame(file("a.JPG", jpeg));
        for (int column = 0; column < 64; column++) {
            assertThat(frame.at(5, column)).isCloseTo(column / 63f, within(0.03f));
        }
    }

    @Test
    void aJpegMaskIsRefused() {
        Path file = file("mask.png", Pictures.jpeg(Pictures.ramp(8, 8), false, 0));
        assertThatThrownBy(() -> PictureFiles.readMask(file, CLASSES))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("mask.png", "JPEG", "save masks as PNG");
    }

    @Test
    void portableMapsAreRefusedAsMasksAndBeyondEightBits() {
        Path plain = file("a.pgm", "P2 # 300\n2 1 255\n1 2\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(PictureFiles.readFrame(plain).grey()).containsExactly(1 / 255f, 2 / 255f);
        assertThatThrownBy(() -> PictureFiles.readMask(plain, CLASSES))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("a.pgm", "PNM", "save masks as PNG");
        Path wide = file("wide.pgm", "P2\n2 1 65535\n300 2\n".getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> PictureFiles.readFrame(wide))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("wide.pgm", "16-bit PNG");
    }

    @Test
    void truncatedPicturesAreRefused() {
        byte[] eight = Pictures.png(16, 16, 8, Pictures.GREY, noise(256));
        byte[] sixteen = Pictures.png(16, 16, 16, Pictures.GREY, noise(512));
        byte[] jpeg = Pictures.jpeg(Pictures.ramp(64, 64), false, 0);
        byte[] progressive = Pictures.jpeg(Pictures.ramp(64, 64), true, 0);
        byte[] tiff = Pictures.written(Pictures.ramp(64, 64), "tiff");
        for (byte[] whole : new byte[][] {eight, sixteen, jpeg, progressive, tiff}) {
            for (int length : new int[] {20, whole.length / 2, whole.length - 40}) {
                Path file = file("cut.png", Arrays.copyOf(whole, length));
                assertThatThrownBy(() -> PictureFiles.readFrame(file))
                        .as("%d of %d bytes", length, whole.length)
                        .isInstanceOf(UserException.class)
                        .hasMessageContainingAll("cut.png", "fetch it again");
            }
        }
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new SplittableRandom(1).nextBytes(noise);
        return noise;
    }

    @Test
    void absurdSizesAreRefusedBeforeAnythingIsAllocated() {
        Path png = file("bomb.png", Pictures.png(1_000_000, 1_000_000, 8, Pictures.GREY, new byte[0]));
        assertThatThrownBy(() -> PictureFiles.readFrame(png))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("bomb.png", "1000000x1000000", "50000000");
        Path pgm = file("bomb.pgm", "P5\n2000000000 2000000000\n255\n".getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> PictureFiles.readFrame(pgm))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("2000000000x2000000000");
    }

    @Test
    void whatIsNoPictureIsRefused() {
        Path text = file("a.png", "hello".getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> PictureFiles.readFrame(text))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("a.png", "save it as PNG");
        assertThatThrownBy(() -> PictureFiles.readFrame(folder.resolve("none.png")))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("none.png", "check the path");
        assertThatThrownBy(() -> PictureFiles.readFrame(folder))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("check the path");
    }

    @Test
    void anIllegalMaskValueNamesFilePlaceAndCure() {
        Path file = file("mask.png", Pictures.png(2, 2, 8, Pictures.GREY, Npys.bytes(0, 255, 7, 1)));
        assertThatThrownBy(() -> PictureFiles.readMask(file, CLASSES))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("mask.png", "value 7", "row 1, column 0", "0 to 4 and 255", "map it");
        Path binary = file("binary.png", Pictures.png(2, 1, 8, Pictures.GREY, Npys.bytes(0, 255)));
        ClassSet other = new ClassSet(CLASSES.classes(), 9);
        assertThatThrownBy(() -> PictureFiles.readMask(binary, other))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("binary.png", "value 255", "divided by 255");
    }

    @Test
    void aSixteenBitMaskHoldsPlainIds() {
        Path file = file("mask.png", Pictures.png(2, 1, 16, Pictures.GREY, Npys.bytes(0, 4, 0, 255)));
        assertThat(PictureFiles.readMask(file, CLASSES).ids()).containsExactly(4, 255);
        Path wide = file("wide.png", Pictures.png(1, 1, 16, Pictures.GREY, Npys.bytes(1, 0)));
        assertThatThrownBy(() -> PictureFiles.readMask(wide, CLASSES))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("wide.png", "value 256");
    }

    @Test
    void fewBitsAndPalettesHoldPlainIds() {
        Path twoBits = file("bits.png", Pictures.png(4, 1, 2, Pictures.GREY, Npys.bytes(0b00_01_10_11)));
        assertThat(PictureFiles.readMask(twoBits, CLASSES).ids()).containsExactly(0, 1, 2, 3);
        byte[] palette = Pictures.chunk("PLTE", Npys.bytes(1, 2, 3, 40, 50, 60, 70, 80, 90));
        Path indexed = file("indexed.png", Pictures.png(3, 1, 8, Pictures.PALETTE, Npys.bytes(2, 0, 1), palette));
        assertThat(PictureFiles.readMask(indexed, CLASSES).ids()).containsExactly(2, 0, 1);
    }

    /** Also where all of it is grey, and so written with one channel. */
    @Test
    void aPicturePaintedRowByRowIsWrittenAsIfItWereHeld() throws IOException {
        Frame frame = new Frame(3, 5, new float[15]);
        Arrays.fill(frame.grey(), 4, 11, 0.7f);
        for (byte id : new byte[] {2, (byte) 255}) {
            byte[] ids = new byte[15];
            Arrays.fill(ids, id);
            Mask mask = new Mask(3, 5, ids);
            PictureFiles.writePng(folder.resolve("held.png"), Drawing.overlay(frame, mask, CLASSES, 0.4));
            PictureFiles.writePng(folder.resolve("rows.png"), Drawing.overlayRows(frame, mask, CLASSES, 0.4));
            assertThat(folder.resolve("rows.png")).hasSameBinaryContentAs(folder.resolve("held.png"));
            BufferedImage read = ImageIO.read(folder.resolve("rows.png").toFile());
            assertThat(read.getRaster().getNumBands()).isEqualTo(id == 2 ? 3 : 1);
        }
    }

    @Test
    void aMaskInTheColoursOfTheClassesComesBack() {
        Mask mask = new Mask(2, 3, Npys.bytes(0, 1, 2, 3, 4, 255));
        Path file = folder.resolve("painted.png");
        PictureFiles.writePng(file, Drawing.colours(mask, CLASSES));
        assertThat(PictureFiles.readMask(file, CLASSES).ids()).isEqualTo(mask.ids());
    }

    @Test
    void aForeignColourNamesFilePlaceAndCure() {
        byte[] pixels = Npys.bytes(0xff, 0xcc, 0, 0x12, 0x34, 0x56);
        Path file = file("mask.png", Pictures.png(2, 1, 8, Pictures.RGB, pixels));
        assertThatThrownBy(() -> PictureFiles.readMask(file, CLASSES))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("mask.png", "#123456", "row 0, column 1", "save masks as grey PNG");
    }

    @Test
    void greyImagesOfAnyTypeAreWrittenUnbent() throws IOException {
        BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, 16, 16, allValues());
        assertAllGreys(PictureFiles.readFrame(file("a.png", PictureFiles.toPng(image))));
    }

    @Test
    void anUnwritablePlaceIsNamedAndNothingIsLeft() throws IOException {
        Path blocker = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> PictureFiles.writeMask(blocker.resolve("mask.png"), new Mask(1, 1, new byte[1])))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("mask.png", "check the path");
        assertThat(folder).isDirectoryContaining("glob:**file");
    }
}
