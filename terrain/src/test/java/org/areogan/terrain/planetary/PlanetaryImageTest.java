package org.areogan.terrain.planetary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
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
    private static final int RECORD = 64;

    @TempDir
    private Path folder;

    /** A label of whole records, and the samples behind it. */
    private Path pds3(String name, String object, byte[] samples) throws IOException {
        String before = "PDS_VERSION_ID = PDS3\r\n/* a comment = 3 */\r\nRECORD_TYPE = FIXED_LENGTH\r\nRECORD_BYTES = "
                + RECORD + "\r\n^IMAGE = RECORDS\r\nNOTE = \"two\r\n  lines = 5\"\r\n";
        String label = before + "OBJECT = SUB_FRAME\r\n LINES = 99\r\nEND_OBJECT = SUB_FRAME\r\nOBJECT = IMAGE\r\n"
                + object + "END_OBJECT = IMAGE\r\nEND\r\n";
        int records = (label.length() + RECORD - 1) / RECORD;
        byte[] file = Arrays.copyOf(
                label.replace("RECORDS", Integer.toString(records + 1)).getBytes(StandardCharsets.US_ASCII),
                records * RECORD + samples.length);
        System.arraycopy(samples, 0, file, records * RECORD, samples.length);
        return Files.write(folder.resolve(name), file);
    }

    private static String object(int lines, int samples, String type, int bits, String more) {
        return " LINES = " + lines + "\r\n LINE_SAMPLES = " + samples + "\r\n SAMPLE_TYPE = " + type
                + "\r\n SAMPLE_BITS = " + bits + "\r\n" + more;
    }

    private static byte[] stored(ByteOrder order, int bits, boolean real, double... values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * bits / 8).order(order);
        for (double value : values) {
            if (real) {
                buffer.putFloat((float) value);
            } else if (bits == 8) {
                buffer.put((byte) (long) value);
            } else if (bits == 16) {
                buffer.putShort((short) (long) value);
            } else {
                buffer.putInt((int) (long) value);
            }
        }
        return buffer.array();
    }

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
        Path file = pds3("a.IMG", object(1, 3, type, bits, ""), stored(bytes, bits, type.endsWith("REAL"), a, b, c));

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
        Path file = pds3(
                "a.img",
                object(2, 2, "UNSIGNED_INTEGER", 8, " BANDS = 2\r\n BAND_STORAGE_TYPE = " + storage + "\r\n"),
                bytes);

        PlanetaryImage image = PlanetaryImage.read(file);

        assertThat(image.bands().get(0)).containsExactly(1, 2, 3, 4);
        assertThat(image.bands().get(1)).containsExactly(5, 6, 7, 8);
    }

    @Test
    void bytesBeforeAndBehindALineAreNoSamplesAndMissingOnesAreNone() throws IOException {
        Path file = pds3(
                "a.img",
                object(
                        2,
                        2,
                        "UNSIGNED_INTEGER",
                        8,
                        " LINE_PREFIX_BYTES = 1\r\n LINE_SUFFIX_BYTES = 2\r\n MISSING_CONSTANT = 7\r\n"),
                new byte[] {99, 1, 7, 98, 98, 99, 3, 4, 98, 98});

        double[] band = PlanetaryImage.read(file).bands().get(0);

        assertThat(band).containsExactly(1, Double.NaN, 3, 4);
    }

    /** Fills of a tenth of the samples, far below and above all others, neither darken nor brighten them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MISSING_CONSTANT=-1.0E32 INVALID_CONSTANT=1.0E32",
                "MISSING_CONSTANT='(-1.0E32,1.0E32)'",
                "INVALID_CONSTANT=(-1.0E32, 1.0E32)",
            })
    void fillsOfAVicarFileAreNoBrightness(String property) throws IOException {
        double[] values = IntStream.range(0, 101).mapToDouble(i -> i).toArray();
        double[] filled = Arrays.copyOf(values, 121);
        Arrays.fill(filled, 101, 111, -1e32);
        Arrays.fill(filled, 111, 121, 1e32);
        String items = "LBLSIZE=200             FORMAT='REAL' REALFMT='IEEE' NL=1 NS=121 PROPERTY='IMAGE' " + property;
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(Arrays.copyOf(items.getBytes(StandardCharsets.US_ASCII), 200));
        file.write(stored(ByteOrder.BIG_ENDIAN, 32, true, filled));
        Path image = Files.write(folder.resolve("a.img"), file.toByteArray());

        float[] grey = PictureFiles.readFrame(image).grey();

        assertThat(grey[50]).isCloseTo(0.5f, within(0.01f));
        assertThat(Arrays.copyOfRange(grey, 101, 121)).containsOnly(0f);
        assertThat(PictureFiles.missing(image).orElseThrow()).containsSubsequence(false, true);
    }

    @ParameterizedTest
    @CsvSource({
        "IEEE_REAL, 32, true, -3.4028226550889045E+38, 16#FF7FFFFB#",
        "MSB_INTEGER, 16, false, -32768, 16#8000#",
        "MSB_UNSIGNED_INTEGER, 16, false, 32768, 16#8000#",
        "IEEE_REAL, 32, true, -1.0E+32, -1.0E+32",
    })
    void fillsMayBeWrittenAsBits(String type, int bits, boolean real, double fill, String constant) throws IOException {
        String both = " INVALID_CONSTANT = 7\r\n MISSING_CONSTANT = " + constant + "\r\n";
        Path file =
                pds3("a.img", object(1, 4, type, bits, both), stored(ByteOrder.BIG_ENDIAN, bits, real, 1, fill, 7, 3));

        assertThat(PlanetaryImage.read(file).bands().get(0)).containsExactly(1, Double.NaN, Double.NaN, 3);
    }

    /** Null of ISIS and its neighbours, which programs leave without a word in the label. */
    @ParameterizedTest
    @CsvSource({
        "MSB_INTEGER, 16, -32768, true",
        "MSB_INTEGER, 16, -32767, false",
        "MSB_INTEGER, 32, -32768, false",
        "IEEE_REAL, 32, -3.4028226550889045E+38, true",
        "IEEE_REAL, 32, -3.4028234663852886E+38, true",
        "IEEE_REAL, 32, -3.4028224522648084E+38, false",
        "IEEE_REAL, 32, -32768, false",
    })
    void theLowestNumberIsMissingWhereNoKeywordTellsWhatIs(String type, int bits, double fill, boolean missing)
            throws IOException {
        byte[] samples = stored(ByteOrder.BIG_ENDIAN, bits, type.endsWith("REAL"), 1, fill, 3);
        Path unsaid = pds3("a.img", object(1, 3, type, bits, " MISSING_CONSTANT = \"N/A\"\r\n"), samples);
        Path said = pds3("b.img", object(1, 3, type, bits, " MISSING_CONSTANT = 3\r\n"), samples);

        assertThat(PlanetaryImage.read(unsaid).bands().get(0)).containsExactly(1, missing ? Double.NaN : fill, 3);
        assertThat(PlanetaryImage.read(said).bands().get(0)).containsExactly(1, fill, Double.NaN);
    }

    /** Missing lines of nearly half a frame do not take the contrast from the others. */
    @Test
    void linesThatAVicarFileLacksAreNoBrightness() throws IOException {
        double[] values = new double[200];
        Arrays.fill(values, Short.MIN_VALUE);
        IntStream.range(0, 101).forEach(i -> values[i] = i);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(Arrays.copyOf(
                "LBLSIZE=200             FORMAT='HALF' INTFMT='LOW' NL=1 NS=200 ".getBytes(StandardCharsets.US_ASCII),
                200));
        file.write(stored(ByteOrder.LITTLE_ENDIAN, 16, false, values));
        Path image = Files.write(folder.resolve("a.img"), file.toByteArray());

        assertThat(PictureFiles.readFrame(image).grey()[50]).isCloseTo(0.5f, within(0.01f));
        boolean[] missing = PictureFiles.missing(image).orElseThrow();
        assertThat(missing[100]).isFalse();
        assertThat(missing[101]).isTrue();
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
                        + object(2, 2, "UNSIGNED_INTEGER", 8, "") + "END_OBJECT\nEND\n");

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
        file.write(stored(bytes, 16, false, 9, -3, 4000));
        file.write(stored(bytes, 16, false, 9, 5, 6));
        Path image = Files.write(folder.resolve("a.img"), file.toByteArray());

        assertThat(PlanetaryImage.read(image).bands().get(0)).containsExactly(-3, 4000, 5, 6);
    }

    @Test
    void brightnessIsStretchedBetweenPercentilesAndColoursBecomeGrey() throws IOException {
        double[] ramp = IntStream.range(0, 1001).mapToDouble(i -> 100 + i).toArray();
        Path file =
                pds3("a.img", object(1, 1001, "MSB_INTEGER", 16, ""), stored(ByteOrder.BIG_ENDIAN, 16, false, ramp));

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
        refused(object(0, 2, "UNSIGNED_INTEGER", 8, ""), "LINES is 0; it must be a whole number of 1 or more");
        refused(object(2, 2, "VAX_REAL", 32, ""), "SAMPLE_TYPE is VAX_REAL, which is not read");
        refused(object(2, 2, "UNSIGNED_INTEGER", 12, ""), "SAMPLE_BITS is 12; 8, 16 and 32 are read");
        refused(object(900000, 900000, "UNSIGNED_INTEGER", 8, ""), "LINES and the samples of a line make");
        refused(object(20, 20, "UNSIGNED_INTEGER", 8, ""), "ends after");
        refused(
                object(2, 2, "UNSIGNED_INTEGER", 8, " BAND_STORAGE_TYPE = HEAP\r\n"),
                "BAND_STORAGE_TYPE is HEAP; BAND_SEQUENTIAL");
        Path mask = pds3("m.img", object(2, 2, "UNSIGNED_INTEGER", 8, ""), new byte[4]);
        assertThatThrownBy(() -> PictureFiles.readIds(mask, ClassSet.ROVER))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("holds no classes; save masks as PNG");
    }

    private void refused(String object, String part) throws IOException {
        Path file = pds3("a.img", object, new byte[4]);
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
