package org.areogan.files.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.areogan.files.UserException;
import org.junit.jupiter.api.Test;

/** The data bytes of the first tests were written by numpy 2.4. */
class NpyReaderTest {
    private static NpyReader reader(byte[] file) {
        return NpyReader.of(new ByteArrayInputStream(file), file.length, "a.npy");
    }

    private static double[] numbers(byte[] file) {
        NpyReader reader = reader(file);
        double[] values = new double[(int) reader.header().count()];
        reader.numbers((index, value) -> values[(int) index] = value);
        return values;
    }

    @Test
    void fortranOrderComesBackInPlacesOfCOrder() {
        byte[] data = HexFormat.of()
                .parseHex("0000000000000000" + "0000000000000840" + "000000000000f03f" + "0000000000001040"
                        + "0000000000000040" + "0000000000001440");
        assertThat(numbers(Npys.npy("<f8", "True", "(2, 3)", data))).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @Test
    void rowsAreTheBytesAlongTheFirstAxis() throws IOException {
        byte[] array = Npys.npy(">i2", "False", "(2, 2)", Npys.bytes(1, 2, 3, 4, 5, 6, 7, 8));
        byte[][] rows = new byte[2][];
        reader(array).rows((row, bytes) -> rows[(int) row] = bytes);
        assertThat(rows[0]).containsExactly(1, 2, 3, 4);
        assertThat(rows[1]).containsExactly(5, 6, 7, 8);
        assertThat(reader(array).header().reshaped(List.of(1L, 2L)))
                .isEqualTo(Npys.npy(">i2", "False", "(1, 2)", new byte[0]));
        assertThatThrownBy(() ->
                        reader(Npys.npy(">i2", "True", "(2, 2)", new byte[8])).rows((row, bytes) -> {}))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("a.npy", "ascontiguousarray");
    }

    @Test
    void bigEndianShortsAreSigned() {
        assertThat(numbers(Npys.npy(">i2", "False", "(2,)", Npys.bytes(0, 1, 0xff, 0xfe))))
                .containsExactly(1, -2);
    }

    @Test
    void anArrayWithoutAxesHasOneElement() {
        assertThat(numbers(Npys.npy("|u1", "False", "()", Npys.bytes(7)))).containsExactly(7);
    }

    @Test
    void truthValuesAreZeroAndOne() {
        assertThat(numbers(Npys.npy("|b1", "False", "(2,)", Npys.bytes(1, 0)))).containsExactly(1, 0);
    }

    @Test
    void textLosesItsPaddingButNoLetter() {
        byte[] data = HexFormat.of()
                .parseHex("610000006200000000000000" + "dc0000006e000000ef000000" + "7800000000f6010000000000");
        assertThat(reader(Npys.npy("<U3", "False", "(3,)", data)).strings())
                .containsExactly("ab", "\u00dcn\u00ef", "x\ud83d\ude00");
    }

    @Test
    void byteStringsAreAscii() {
        byte[] data = HexFormat.of().parseHex("616263" + "620000" + "78fc79");
        assertThat(reader(Npys.npy("|S3", "False", "(3,)", data)).strings()).containsExactly("abc", "b", "x\ufffdy");
    }

    @Test
    void wholeNumbersServeAsNames() {
        assertThat(reader(Npys.npy("|i1", "False", "(2,)", Npys.bytes(3, 0xff))).strings())
                .containsExactly("3", "-1");
    }

    @Test
    void headersOfVersionTwoAreRead() {
        byte[] first = Npys.npy("|u1", "False", "(1,)", Npys.bytes(9));
        byte[] second = new byte[first.length + 2];
        System.arraycopy(first, 0, second, 0, 10);
        System.arraycopy(first, 10, second, 12, first.length - 10);
        second[6] = 2;
        assertThat(numbers(second)).containsExactly(9);
    }

    @Test
    void aHugeClaimIsRefusedBeforeAnythingIsAllocated() {
        assertThatThrownBy(() -> reader(Npys.npy("<f8", "False", "(1000000000000,)", new byte[16])))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("a.npy", "1000000000000", "16 bytes", "fetch or save it again");
        assertThatThrownBy(() -> reader(Npys.npy("<f8", "False", "(4294967296, 4294967296)", new byte[0])))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("more than any file can hold");
        assertThatThrownBy(() -> reader(Npys.npy("<f8", "False", "(99999999999999999999,)", new byte[8])))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("impossible shape");
    }

    @Test
    void missingDataIsRefused() {
        assertThatThrownBy(() -> reader(Npys.npy("|u1", "False", "(2, 2)", Npys.bytes(1, 2, 3))))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("a.npy", "[2, 2]", "4 bytes", "3 bytes");
    }

    @Test
    void aStreamThatEndsEarlyIsRefused() {
        byte[] file = Npys.npy("|u1", "False", "(4,)", Npys.bytes(1, 2, 3));
        NpyReader reader = NpyReader.of(new ByteArrayInputStream(file), file.length + 1, "a.npy");
        assertThatThrownBy(() -> reader.numbers((index, value) -> {}))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("a.npy", "cut short");
    }

    @Test
    void aHeaderCutShortIsRefused() {
        byte[] whole = Npys.npy("|u1", "False", "(1,)", Npys.bytes(1));
        assertThatThrownBy(() -> reader(Arrays.copyOf(whole, 40)))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("a.npy", "cut short");
    }

    @Test
    void pickledObjectsAreNeverRead() {
        assertThatThrownBy(() -> reader(Npys.npy("|O", "False", "(1,)", new byte[20])))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("a.npy", "|O", "astype('uint8')");
    }

    @Test
    void otherTypesAreRefusedByName() {
        assertThatThrownBy(() -> reader(Npys.npy("<c16", "False", "(1,)", new byte[16])))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("a.npy", "<c16", "astype");
    }

    @Test
    void structuredTypesAreRefused() {
        String plain = new String(Npys.npy("|u1", "False", "(1,)", new byte[1]), StandardCharsets.ISO_8859_1);
        String structured = plain.replace("'|u1',", "[('a', '|u1')],").replace("          \n", "\n");
        assertThatThrownBy(() -> reader(structured.getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("a.npy", "no plain 'descr'", "structured");
    }

    @Test
    void somethingElseIsNoArray() {
        assertThatThrownBy(() -> reader("id,0,1,2,3".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("a.npy", "not an NPY array", "numpy.save");
    }

    @Test
    void textWhereNumbersAreNeededIsRefused() throws IOException {
        try (NpyReader reader = reader(Npys.npy("<U1", "False", "(1,)", new byte[4]))) {
            assertThatThrownBy(() -> reader.numbers((index, value) -> {}))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("holds text");
        }
    }
}
