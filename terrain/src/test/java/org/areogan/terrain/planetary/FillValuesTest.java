package org.areogan.terrain.planetary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.areogan.terrain.picture.PictureFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FillValuesTest {
    @TempDir
    private Path folder;

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
        file.write(TestImages.stored(ByteOrder.BIG_ENDIAN, 32, true, filled));
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
        Path file = TestImages.pds3(
                folder,
                "a.img",
                TestImages.object(1, 4, type, bits, both),
                TestImages.stored(ByteOrder.BIG_ENDIAN, bits, real, 1, fill, 7, 3));

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
        byte[] samples = TestImages.stored(ByteOrder.BIG_ENDIAN, bits, type.endsWith("REAL"), 1, fill, 3);
        Path unsaid = TestImages.pds3(
                folder, "a.img", TestImages.object(1, 3, type, bits, " MISSING_CONSTANT = \"N/A\"\r\n"), samples);
        Path said = TestImages.pds3(
                folder, "b.img", TestImages.object(1, 3, type, bits, " MISSING_CONSTANT = 3\r\n"), samples);

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
        file.write(TestImages.stored(ByteOrder.LITTLE_ENDIAN, 16, false, values));
        Path image = Files.write(folder.resolve("a.img"), file.toByteArray());

        assertThat(PictureFiles.readFrame(image).grey()[50]).isCloseTo(0.5f, within(0.01f));
        boolean[] missing = PictureFiles.missing(image).orElseThrow();
        assertThat(missing[100]).isFalse();
        assertThat(missing[101]).isTrue();
    }
}
