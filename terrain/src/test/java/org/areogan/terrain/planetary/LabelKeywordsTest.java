package org.areogan.terrain.planetary;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.areogan.files.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every keyword that a label's reader uses is named when it cannot be used. */
class LabelKeywordsTest {
    private static final String PDS3 = """
            PDS_VERSION_ID = PDS3
            RECORD_BYTES = 600
            ^IMAGE = 2
            OBJECT = IMAGE
             LINES = 2
             LINE_SAMPLES = 3
             BANDS = 1
             SAMPLE_TYPE = MSB_INTEGER
             SAMPLE_BITS = 16
             LINE_PREFIX_BYTES = 1
             LINE_SUFFIX_BYTES = 1
             BAND_STORAGE_TYPE = BAND_SEQUENTIAL
            END_OBJECT = IMAGE
            END
            """;
    private static final String VICAR =
            "LBLSIZE=200 FORMAT='REAL' TYPE='IMAGE' RECSIZE=12 ORG='BSQ' NL=2 NS=3 NB=1 NBB=0 NLB=1 INTFMT='LOW' REALFMT='IEEE'";

    @TempDir
    private Path folder;

    private Path file(String label, int size) throws IOException {
        byte[] bytes = Arrays.copyOf(label.getBytes(StandardCharsets.US_ASCII), size);
        return Files.write(folder.resolve("a.img"), Arrays.copyOf(bytes, size + 64));
    }

    @Test
    void theLabelsAreGoodAsTheyStand() throws IOException {
        Path pds3 = file(PDS3, 600);
        assertThatCode(() -> PlanetaryImage.read(pds3)).doesNotThrowAnyException();
        Path vicar = file(VICAR, 200);
        assertThatCode(() -> PlanetaryImage.read(vicar)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RECORD_BYTES = 600|RECORD_BYTES = many|RECORD_BYTES is many",
                "RECORD_BYTES = 600||RECORD_BYTES is missing",
                "^IMAGE = 2|^TABLE = 2|^IMAGE is missing",
                "^IMAGE = 2|^IMAGE = 0|^IMAGE is 0",
                " LINES = 2| ROWS = 2|LINES is missing",
                " LINES = 2| LINES = -2|LINES is -2",
                "LINE_SAMPLES = 3|LINE_SAMPLES = 0|LINE_SAMPLES is 0",
                "BANDS = 1|BANDS = 0|BANDS is 0",
                "BANDS = 1|BANDS = 900000000|LINES and the samples",
                "MSB_INTEGER|EBCDIC_CHARACTER|SAMPLE_TYPE is EBCDIC_CHARACTER",
                "MSB_INTEGER|VAX_REAL|SAMPLE_TYPE is VAX_REAL",
                "SAMPLE_BITS = 16|SAMPLE_BITS = 11|SAMPLE_BITS is 11",
                "SAMPLE_BITS = 16|SAMPLE_BITS = wide|SAMPLE_BITS is wide",
                "PREFIX_BYTES = 1|PREFIX_BYTES = x|LINE_PREFIX_BYTES is x",
                "SUFFIX_BYTES = 1|SUFFIX_BYTES = 1.5|LINE_SUFFIX_BYTES is 1.5",
                "BAND_SEQUENTIAL|STACKED|BAND_STORAGE_TYPE is STACKED",
                "^IMAGE = 2|^IMAGE = 9|ends after",
            })
    void ofAPds3Label(String part, String other, String words) throws IOException {
        refused(file(PDS3.replace(part, other == null ? "" : other), 600), words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "LBLSIZE=200|LBLSIZE=none|LBLSIZE is none",
                "'REAL'|'COMP'|FORMAT is COMP",
                "RECSIZE=12|RECSIZE=x|RECSIZE is x",
                "'BSQ'|'TILED'|ORG is TILED",
                "NL=2|NL=0|NL is 0",
                "NL=2|ML=2|NL is missing",
                "NS=3|NS=x|NS is x",
                "NB=1|NB=0|NB is 0",
                "NBB=0|NBB=x|NBB is x",
                "NLB=1|NLB=x|NLB is x",
                "INTFMT='LOW'|INTFMT='MIDDLE'|INTFMT is MIDDLE",
                "'IEEE'|'VAX'|REALFMT is VAX",
                "LBLSIZE=200|LBLSIZE=999|ends after",
            })
    void ofAVicarLabel(String part, String other, String words) throws IOException {
        refused(file(VICAR.replace(part, other), 200), words);
    }

    private static void refused(Path file, String words) {
        assertThatThrownBy(() -> PlanetaryImage.read(file))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("a.img", words);
    }
}
