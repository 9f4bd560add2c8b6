package org.areogan.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.areogan.files.EngineException;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ParameterArchiveTest {
    /** What numpy 2.4's {@code savez} makes of net/a = [[1.5, -2], [3, 4]] (f4) and net/b = [0.1] (f8). */
    private static final String BY_NUMPY =
            "UEsDBC0AAAAAAAAAIQDwDMxS//////////8JABQAbmV0L2EubnB5AQAQAJAAAAAAAAAAkAAAAAAAAACTTlVNUFkBAH"
                    + "YAeydkZXNjcic6ICc8ZjQnLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoMiwgMiksIH0gICAgICAg"
                    + "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgCgAAwD8AAADAAABAQAAAgE"
                    + "BQSwMELQAAAAAAAAAhAJqXheb//////////wkAFABuZXQvYi5ucHkBABAAiAAAAAAAAACIAAAAAAAAAJNOVU1QWQEA"
                    + "dgB7J2Rlc2NyJzogJzxmOCcsICdmb3J0cmFuX29yZGVyJzogRmFsc2UsICdzaGFwZSc6ICgxLCksIH0gICAgICAgIC"
                    + "AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAKmpmZmZmZuT9QSwECLQMt"
                    + "AAAAAAAAACEA8AzMUpAAAACQAAAACQAAAAAAAAAAAAAAgAEAAAAAbmV0L2EubnB5UEsBAi0DLQAAAAAAAAAhAJqXhe"
                    + "aIAAAAiAAAAAkAAAAAAAAAAAAAAIABywAAAG5ldC9iLm5weVBLBQYAAAAAAgACAG4AAACOAQAAAAA="
                    + "";

    /** The same net/a by numpy's {@code save}. */
    private static final String A_BY_NUMPY =
            "934e554d5059010076007b276465736372273a20273c6634272c2027666f727472616e5f6f726465"
                    + "72273a2046616c73652c20277368617065273a2028322c2032292c207d2020202020202020202020"
                    + "20202020202020202020202020202020202020202020202020202020202020202020202020202020"
                    + "202020202020200a0000c03f000000c00000404000008040";

    @Test
    void readsWhatNumpyWrote() throws IOException {
        Map<String, INDArray> arrays = ParameterArchive.read(
                new ByteArrayInputStream(Base64.getDecoder().decode(BY_NUMPY)));
        assertThat(arrays)
                .containsExactly(
                        Map.entry("net/a", Nd4j.createFromArray(new float[][] {{1.5f, -2}, {3, 4}})),
                        Map.entry("net/b", Nd4j.createFromArray(new double[] {0.1})));
    }

    @Test
    void writesTheBytesThatNumpyWrites() throws IOException {
        byte[] npz = npz(Map.of("net/a", Nd4j.createFromArray(new float[][] {{1.5f, -2}, {3, 4}})));
        ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(npz));
        ZipEntry entry = zip.getNextEntry();
        assertThat(entry).isNotNull().extracting(ZipEntry::getName).isEqualTo("net/a.npy");
        assertThat(HexFormat.of().formatHex(zip.readAllBytes())).isEqualTo(A_BY_NUMPY);
    }

    @Test
    void arraysOfAnyRankAndOrderComeBack() throws IOException {
        Map<String, INDArray> arrays = new LinkedHashMap<>();
        arrays.put("scalar", Nd4j.scalar(2.5f));
        arrays.put("four", Nd4j.rand(DataType.FLOAT, 2, 3, 4, 5));
        arrays.put("columns", Nd4j.rand(DataType.DOUBLE, 3, 4).dup('f'));
        Map<String, INDArray> back = ParameterArchive.read(new ByteArrayInputStream(npz(arrays)));
        assertThat(back.keySet()).containsExactly("scalar", "four", "columns");
        assertThat(back).isEqualTo(arrays);
    }

    @Test
    void theSameArraysGiveTheSameBytes() throws IOException {
        Map<String, INDArray> arrays = Map.of("a", Nd4j.ones(DataType.FLOAT, 3));
        assertThat(npz(arrays)).isEqualTo(npz(arrays));
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        byte[] whole = npz(Map.of("a", Nd4j.rand(DataType.FLOAT, 30)));
        int directory = new String(whole, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
        for (int length = 5; length < directory; length += 7) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> ParameterArchive.read(new ByteArrayInputStream(cut)))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aClaimOfATrillionValuesIsRefused() throws IOException {
        byte[] claim = npy("{'descr': '<f4', 'fortran_order': False, 'shape': (1000000, 1000000), }\n");
        assertThatThrownBy(() -> ParameterArchive.read(new ByteArrayInputStream(claim)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a.npy claims the shape [1000000, 1000000]");
    }

    @Test
    void aClaimOfMoreThanIsThereIsRefused() throws IOException {
        byte[] claim = npy("{'descr': '<f4', 'fortran_order': False, 'shape': (500000000,), }\n");
        assertThatThrownBy(() -> ParameterArchive.read(new ByteArrayInputStream(claim)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a.npy does not hold as many values");
    }

    @Test
    void integersAreRefused() throws IOException {
        byte[] integers = npy("{'descr': '<i4', 'fortran_order': False, 'shape': (2,), }\n");
        assertThatThrownBy(() -> ParameterArchive.read(new ByteArrayInputStream(integers)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a.npy is not an f4 or f8 array");
    }

    private static byte[] npz(Map<String, INDArray> arrays) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ParameterArchive.write(arrays, out);
        return out.toByteArray();
    }

    private static byte[] npy(String header) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("a.npy"));
            zip.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0});
            zip.write(header.getBytes(StandardCharsets.US_ASCII));
            zip.write(new byte[8]);
        }
        return out.toByteArray();
    }

    @Test
    void floatsOfSixteenBitsAreWidenedAndThoseTooLargeRefusedByName() throws IOException {
        try (INDArray array = Nd4j.createFromArray(new float[][] {{1, -0.333251953125f}, {65504, 0x1p-24f}})) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ParameterArchive.writeHalf(Map.of("net/a", array), out);
            Map<String, INDArray> read = ParameterArchive.read(new ByteArrayInputStream(out.toByteArray()));
            try (INDArray same = read.get("net/a")) {
                assertThat(same.dataType()).isEqualTo(DataType.FLOAT);
                assertThat(same).isEqualTo(array);
            }
            array.putScalar(0, 0, 70_000);
            assertThatThrownBy(() -> ParameterArchive.writeHalf(Map.of("net/a", array), new ByteArrayOutputStream()))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("net/a holds 70000.0");
        }
    }
}
