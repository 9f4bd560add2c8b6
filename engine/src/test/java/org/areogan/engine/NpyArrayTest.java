package org.areogan.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The expected bytes were written by numpy.save of NumPy 2.4. */
class NpyArrayTest {
    private static final String START = "934e554d5059010076007b276465736372273a20273c";
    private static final String MIDDLE = "272c2027666f727472616e5f6f72646572273a2046616c73652c20277368617065273a2028";

    @Test
    void floatsAreTheBytesThatNumpyWrites() {
        try (INDArray array = Nd4j.createFromArray(new float[][] {{1.5f, -0.0f, Float.NaN}})) {
            assertThat(hex(array))
                    .startsWith(START + "6634" + MIDDLE + "312c2033292c207d20")
                    .endsWith("200a0000c03f000000800000c07f")
                    .hasSize(2 * (128 + 12));
        }
    }

    @Test
    void vectorsOfIntegersAreTheBytesThatNumpyWrites() {
        try (INDArray array = Nd4j.createFromArray(1, -2)) {
            assertThat(hex(array))
                    .startsWith(START + "6934" + MIDDLE + "322c292c207d20")
                    .endsWith("200a01000000feffffff")
                    .hasSize(2 * (128 + 8));
        }
    }

    @Test
    void scalarsAreTheBytesThatNumpyWrites() {
        try (INDArray array = Nd4j.scalar(7L)) {
            assertThat(hex(array))
                    .startsWith(START + "6938" + MIDDLE + "292c207d20")
                    .endsWith("200a0700000000000000")
                    .hasSize(2 * (128 + 8));
        }
    }

    @Test
    void bytesThatNumpyWroteAreRead() throws IOException {
        String header = START + "6634" + MIDDLE + "312c2033292c207d";
        byte[] bytes = HexFormat.of()
                .parseHex(header + "20".repeat(127 - header.length() / 2) + "0a" + "0000c03f000000800000c07f");
        try (INDArray array = read(bytes)) {
            assertThat(array.shape()).containsExactly(1, 3);
            assertThat(array.dataType()).isEqualTo(DataType.FLOAT);
            assertThat(array.data().asFloat()).containsExactly(1.5f, -0.0f, Float.NaN);
        }
    }

    @Test
    void everyBitOfEveryFloatSurvives() throws IOException {
        int[] bits = {0x7fc00001, 0xffc12345, 0x00000001, 0x80000000, 0x7f800000, 0xff800000, 0x7f7fffff};
        byte[] bytes;
        try (INDArray array = Nd4j.create(DataType.FLOAT, bits.length)) {
            bytes = NpyArray.toBytes(array);
        }
        for (int place = 0; place < bits.length; place++) {
            byte[] value = {
                (byte) bits[place], (byte) (bits[place] >> 8), (byte) (bits[place] >> 16), (byte) (bits[place] >> 24)
            };
            System.arraycopy(value, 0, bytes, bytes.length - 4 * (bits.length - place), 4);
        }
        try (INDArray array = read(bytes)) {
            assertThat(NpyArray.toBytes(array)).isEqualTo(bytes);
        }
    }

    @Test
    void viewsAreWrittenInTheOrderInWhichTheyAreSeen() throws IOException {
        try (INDArray array = Nd4j.createFromArray(new double[][] {{1, 2, 3}, {4, 5, 6}})) {
            try (INDArray read = read(NpyArray.toBytes(array.transpose()))) {
                assertThat(read.toDoubleMatrix()).isDeepEqualTo(new double[][] {{1, 4}, {2, 5}, {3, 6}});
            }
        }
    }

    @Test
    void everyShortenedArrayIsRefused() {
        byte[] bytes;
        try (INDArray array = Nd4j.createFromArray(1f, 2f)) {
            bytes = NpyArray.toBytes(array);
        }
        for (int length = 0; length < bytes.length; length++) {
            byte[] shortened = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> read(shortened)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void otherTypesAreRefused() {
        try (INDArray array = Nd4j.createFromArray(true, false)) {
            assertThatThrownBy(() -> NpyArray.toBytes(array)).hasMessageContaining("BOOL");
        }
    }

    private static INDArray read(byte[] bytes) throws IOException {
        return NpyArray.read(new ByteArrayInputStream(bytes), "array");
    }

    private static String hex(INDArray array) {
        return HexFormat.of().formatHex(NpyArray.toBytes(array));
    }
}
