package org.areogan.terrain.planetary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.areogan.files.UserException;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.picture.PictureFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanetaryImageTest {
    private static final Path REAL = Path.of("../../shared/data/pds");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "UNSIGNED_INTEGER, 8, big, 0, 200, 255",
        "MSB_UNSIGNED_INTEGER, 16, big, 0, 4095, 65535",
        "MSB_INTEGER, 16, big, -32767, -1, 4095",
        "LSB_UNSIGNED_INTEGER, 16, little, 1, 256, 65535",
        "LSB_INTEGER, 16, little, -2, 255, 256",
        "PC_INTEGER, 32, little, -70000, 0, 70000",
        "MSB_UNSIGNED_INTEGER, 32, big, 0, 1, 4294967295",
        "IEEE_REAL, 32, big, -1.5, 0.25, 1e6",
        "PC_REAL, 32, little, -1.5, 0.25, 1e6"
    })
    void everySampleTypeInBothByteOrders(String type, int bits, String order, double a, double b, double c)
            throws IOException {
        ByteOrder bytes = order.equals("big") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        Path file = TestImages.pds3(
                folder,
                "a.IMG",
                TestImages.object(1, 3, type, bits, ""),
                TestImages.stored(bytes, bits, type.endsWith("REAL"), a, b, c));

        PlanetaryImage image = PlanetaryImage.read(file);

        assertThat(image.height()).isEqualTo(1);
        assertThat(image.width()).isEqualTo(3);
        assertThat(image.bands()).hasSize(1);
        assertThat(image.bands().get(0)).containsExactly(a, b, c);
    }

    @ParameterizedTest
    @CsvSource({
        "BAND_SEQUENTIAL, '1 2 3 4 5 6 7 8'",
        "LINE_INTERLEAVED, '1 2 5 6 3 4 7 8'",
        "SAMPLE_INTERLEAVED, '1 5 2 6 3 7 4 8'"
    })
    void bandsInEveryOrder(String storage, String stored) throws IOException {
        byte[] bytes = new byte[8];
        List<String> words = List.of(stored.split(" ", -1));
        IntStream.range(0, 8).forEach(i -> bytes[i] = Byte.parseByte(words.get(i)));
        Path file = TestImages.pds3(
                folder,
                "a.img",
                TestImages.object(
                        2, 2, "UNSIGNED_INTEGER", 8, " BANDS = 2\r\n BAND_STORAGE_TYPE = " + storage + "\r\n"),
                bytes);

        PlanetaryImage image = PlanetaryImage.read(file);

        assertThat(image.bands().get(0)).containsExactly(1, 2, 3, 4);
        assertThat(image.bands().get(1)).containsExactly(5, 6, 7, 8);
    }

    @Test
    void bytesBeforeAndBehindALineAreNoSamplesAndMissingOnesAreNone() throws IOException {
        Path file = TestImages.pds3(
                folder,
                "a.img",
                TestImages.object(
                        2,
                        2,
                        "UNSIGNED_INTEGER",
                        8,
                        " LINE_PREFIX_BYTES = 1\r\n LINE_SUFFIX_BYTES = 2\r\n MISSING_CONSTANT = 7\r\n"),
                new byte[] {99, 1, 7, 98, 98, 99, 3, 4, 98, 98});

        double[] band = PlanetaryImage.read(file).bands().get(0);

        assertThat(band).containsExactly(1, Double.NaN, 3, 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(\"PICTURE.IMG\", 3)", "(\"PICTURE.IMG\", 9 <BYTES>)", "\"PICTURE.IMG\""})
    void aLabelMayLieBesideTheFile(String pointer) throws IOException {
        int offset = pointer.contains("BYTES") ? 8 : pointer.contains("3") ? 8 : 0;
        byte[] file = new byte[offset + 4];
        for (int i = 0; i < 4; i++) {
            file[offset + i] = (byte) (i + 1);
        }
        Path image = Files.write(folder.resolve("PICTURE.IMG"), file);
        assertThatThrownBy(() -> PlanetaryImage.read(image))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("begins with neither a PDS3 nor a VICAR label")
                .hasMessageContaining("PICTURE.LBL");
        Files.writeString(
                folder.resolve("PICTURE.LBL"),
                "PDS_VERSION_ID = PDS3\nRECORD_BYTES = 4\n^IMAGE = " + pointer + "\nOBJECT = IMAGE\n"
                        + TestImages.object(2, 2, "UNSIGNED_INTEGER", 8, "") + "END_OBJECT\nEND\n");

        assertThat(PlanetaryImage.read(image).bands().get(0)).containsExactly(1, 2, 3, 4);
    }

    /** As on volumes before 1995: a Standard Formatted Data Unit around the label (PDS Standards Reference, chapter 16). */
    @Test
    void aLabelMayBeginWithThatOfAnSfdu() throws IOException {
        String label = "CCSD3ZF0000100000001NJPL3IF0PDS200000001 = SFDU_LABEL\r\nRECORD_BYTES = 300\r\n^IMAGE = 2\r\n"
                + "OBJECT = IMAGE\r\n" + TestImages.object(2, 2, "UNSIGNED_INTEGER", 8, "")
                + "END_OBJECT = IMAGE\r\nEND\r\n";
        byte[] file = Arrays.copyOf(label.getBytes(StandardCharsets.US_ASCII), 304);
        System.arraycopy(new byte[] {1, 2, 3, 4}, 0, file, 300, 4);
        Path image = Files.write(folder.resolve("OLD.IMG"), file);

        assertThat(PlanetaryImage.is(file)).isTrue();
        assertThat(PlanetaryImage.read(image).bands().get(0)).containsExactly(1, 2, 3, 4);
    }

    @ParameterizedTest
    @CsvSource({"LOW, little", "HIGH, big"})
    void aVicarFileWithItsHeaderAndPrefixes(String format, String order) throws IOException {
        ByteOrder bytes = order.equals("big") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        String items =
                "LBLSIZE=200             FORMAT='HALF'  TYPE='IMAGE'  RECSIZE=6 ORG='BSQ' NL=2 NS=2 NB=1 NLB=1 NBB=2"
                        + " INTFMT='" + format + "'  TASK='IT''S'";
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(Arrays.copyOf(items.getBytes(StandardCharsets.US_ASCII), 200));
        file.write(new byte[6]);
        file.write(TestImages.stored(bytes, 16, false, 9, -3, 4000));
        file.write(TestImages.stored(bytes, 16, false, 9, 5, 6));
        Path image = Files.write(folder.resolve("a.img"), file.toByteArray());

        assertThat(PlanetaryImage.read(image).bands().get(0)).containsExactly(-3, 4000, 5, 6);
    }

    @Test
    void brightnessIsStretchedBetweenPercentilesAndColoursBecomeGrey() throws IOException {
        double[] ramp = IntStream.range(0, 1001).mapToDouble(i -> 100 + i).toArray();
        Path file = TestImages.pds3(
                folder,
                "a.img",
                TestImages.object(1, 1001, "MSB_INTEGER", 16, ""),
                TestImages.stored(ByteOrder.BIG_ENDIAN, 16, false, ramp));

        Frame frame = PictureFiles.readFrame(file);

        assertThat(frame.grey()[5]).isEqualTo(0);
        assertThat(frame.grey()[995]).isEqualTo(1);
        assertThat(frame.grey()[500]).isCloseTo(0.5f, within(1e-6f));

        PlanetaryImage colours =
                new PlanetaryImage(1, 2, List.of(new double[] {0, 10}, new double[] {0, 20}, new double[] {0, 30}));
        assertThat(colours.frame().grey()).containsExactly(0f, 1f);
        assertThat(new PlanetaryImage(1, 2, List.of(new double[] {5, 5}))
                        .frame()
                        .grey())
                .as("a flat image")
                .containsExactly(0f, 0f);
    }

    @Test
    void whatCannotBeReadIsToldByItsKeyword() throws IOException {
        refused(" LINES = 2\r\n SAMPLE_BITS = 8\r\n", "LINE_SAMPLES is missing from its label");
        refused(
                TestImages.object(0, 2, "UNSIGNED_INTEGER", 8, ""),
                "LINES is 0; it must be a whole number of 1 or more");
        refused(TestImages.object(2, 2, "VAX_REAL", 32, ""), "SAMPLE_TYPE is VAX_REAL, which is not read");
        refused(TestImages.object(2, 2, "UNSIGNED_INTEGER", 12, ""), "SAMPLE_BITS is 12; 8, 16 and 32 are read");
        refused(TestImages.object(900000, 900000, "UNSIGNED_INTEGER", 8, ""), "LINES and the samples of a line make");
        refused(TestImages.object(20, 20, "UNSIGNED_INTEGER", 8, ""), "ends after");
        refused(
                TestImages.object(2, 2, "UNSIGNED_INTEGER", 8, " BAND_STORAGE_TYPE = HEAP\r\n"),
                "BAND_STORAGE_TYPE is HEAP; BAND_SEQUENTIAL");
        Path mask = TestImages.pds3(folder, "m.img", TestImages.object(2, 2, "UNSIGNED_INTEGER", 8, ""), new byte[4]);
        assertThatThrownBy(() -> PictureFiles.readIds(mask, ClassSet.ROVER))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("holds no classes; save masks as PNG");
    }

    private void refused(String object, String part) throws IOException {
        Path file = TestImages.pds3(folder, "a.img", object, new byte[4]);
        assertThatThrownBy(() -> PlanetaryImage.read(file))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(part);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1N491020376ILFCNY9P0706L0M1.IMG", "1F483288473EFFCMUFP1214L0M1.IMG"})
    void framesOfOpportunityAsTheyArePublished(String name) {
        Path file = REAL.resolve(name);
        assumeTrue(Files.exists(file), "there are no frames of missions here");

        PlanetaryImage image = PlanetaryImage.read(file);

        assertThat(image.height()).isEqualTo(1024);
        assertThat(image.width()).isEqualTo(1024);
        double[] values = image.bands().get(0);
        // Twelve bits; read in the wrong byte order neighbours would differ by thousands.
        assertThat(Arrays.stream(values).min().orElseThrow()).isGreaterThanOrEqualTo(0);
        assertThat(Arrays.stream(values).max().orElseThrow()).isLessThan(4096);
        double steps = IntStream.range(1, values.length)
                .mapToDouble(i -> Math.abs(values[i] - values[i - 1]))
                .average()
                .orElseThrow();
        assertThat(steps).isLessThan(100);
    }

    @Test
    void aFrameOfVenusWithAVicarLabelAlone() {
        Path file = REAL.resolve("venus.img");
        assumeTrue(Files.exists(file), "there are no frames of missions here");

        PlanetaryImage image = PlanetaryImage.read(file);

        assertThat(image.height()).isEqualTo(800);
        assertThat(image.width()).isEqualTo(800);
        double[] band = image.bands().get(0);
        boolean[] missing = PictureFiles.missing(file).orElseThrow();
        assertThat(IntStream.range(0, band.length).filter(i -> missing[i]).count())
                .as("lines that never came")
                .isBetween(band.length * 2L / 5, band.length / 2L);
        float[] grey = image.frame().grey();
        assertThat(IntStream.range(0, grey.length)
                        .filter(i -> grey[i] > 0.2 && grey[i] < 0.8)
                        .count())
                .as("pixels that are neither dark nor bright")
                .isGreaterThan(band.length / 6L);
        double[] values = Arrays.stream(band).filter(Double::isFinite).toArray();
        double steps = IntStream.range(1, values.length)
                .mapToDouble(i -> Math.abs(values[i] - values[i - 1]))
                .average()
                .orElseThrow();
        double spread = Arrays.stream(values).max().orElseThrow()
                - Arrays.stream(values).min().orElseThrow();
        assertThat(steps).isLessThan(spread / 10);
    }
}
