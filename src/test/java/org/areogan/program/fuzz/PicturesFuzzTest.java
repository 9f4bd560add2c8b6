package org.areogan.program.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.areogan.laws.Draw;
import org.areogan.laws.Law;
import org.areogan.laws.Mutants;
import org.areogan.laws.Parsing;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.picture.PictureFiles;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** PNG, JPEG, TIFF, GIF, BMP and PNM, as frames and as masks, whose content tells the format, and images of missions. */
class PicturesFuzzTest {
    private static final int WIDTH = 9;
    private static final int HEIGHT = 5;

    @TempDir
    static Path folder;

    @MethodSource("pictures")
    @FuzzTest
    void aFrameIsReadOrRefused(byte[] content) {
        Parsing.readsOrRefuses(folder.resolve("frame.png"), content, PictureFiles::readFrame);
    }

    @MethodSource("pictures")
    @FuzzTest
    void aMaskIsReadOrRefused(byte[] content) {
        Parsing.readsOrRefuses(
                folder.resolve("mask.png"), content, file -> PictureFiles.readMask(file, ClassSet.ROVER));
    }

    @Law(tries = 600)
    void aMutantOfAFrameIsReadOrRefused(Draw any) {
        aFrameIsReadOrRefused(Mutants.of(any, pictures().toList()));
    }

    @Law(tries = 200)
    void aMutantOfAMaskIsReadOrRefused(Draw any) {
        aMaskIsReadOrRefused(Mutants.of(any, pictures().toList()));
    }

    @MethodSource("planetary")
    @FuzzTest
    void anImageOfAMissionIsReadOrRefused(byte[] content) {
        Parsing.readsOrRefuses(folder.resolve("frame.img"), content, PictureFiles::readFrame);
    }

    @Law(tries = 600)
    void aMutantOfAnImageOfAMissionIsReadOrRefused(Draw any) {
        anImageOfAMissionIsReadOrRefused(Mutants.of(any, planetary().toList()));
    }

    static Stream<byte[]> planetary() {
        String pds3 = """
                PDS_VERSION_ID = PDS3
                RECORD_BYTES = 10
                ^IMAGE = ("A.IMG", 301 <BYTES>)
                /* note */
                OBJECT = IMAGE
                 LINES = 2
                 LINE_SAMPLES = 3
                 BANDS = 1
                 SAMPLE_TYPE = MSB_INTEGER
                 SAMPLE_BITS = 16
                 MISSING_CONSTANT = -1
                END_OBJECT = IMAGE
                END
                """;
        String vicar = "LBLSIZE=120 FORMAT='HALF' TYPE='IMAGE' RECSIZE=6 ORG='BSQ' NL=2 NS=3 NB=1 INTFMT='LOW'";
        return Stream.of(padded(pds3, 300), padded(vicar, 120));
    }

    private static byte[] padded(String label, int size) {
        byte[] bytes = Arrays.copyOf(label.getBytes(StandardCharsets.US_ASCII), size + 12);
        for (int i = 0; i < 12; i++) {
            bytes[size + i] = (byte) (37 * i);
        }
        return bytes;
    }

    static Stream<byte[]> pictures() {
        List<Integer> types = List.of(
                BufferedImage.TYPE_BYTE_GRAY,
                BufferedImage.TYPE_USHORT_GRAY,
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_BYTE_INDEXED,
                BufferedImage.TYPE_BYTE_BINARY);
        Stream<byte[]> written = Stream.of("png", "jpg", "gif", "bmp", "tiff")
                .flatMap(format -> types.stream().map(type -> written(format, type)))
                .filter(bytes -> bytes.length > 0);
        return Stream.concat(
                written,
                Stream.of("P2 3 2 255 1 2 3 4 5 6", "P5 2 2 255 abcd", "P5 1 1 65535 ab")
                        .map(text -> text.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Empty where the format has no such pictures. */
    private static byte[] written(String format, int type) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
        for (int pixel = 0; pixel < WIDTH * HEIGHT; pixel++) {
            image.setRGB(pixel % WIDTH, pixel / WIDTH, 0xff000000 | pixel * 0x050505);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            return ImageIO.write(image, format, out) ? out.toByteArray() : new byte[0];
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }
}
