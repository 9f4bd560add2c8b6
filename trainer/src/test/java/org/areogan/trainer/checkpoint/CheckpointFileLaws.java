package org.areogan.trainer.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.areogan.engine.NpyArray;
import org.areogan.laws.Draw;
import org.areogan.laws.Law;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class CheckpointFileLaws {
    private static final DataType[] TYPES = {DataType.FLOAT, DataType.DOUBLE, DataType.INT32, DataType.INT64};

    @Law
    void arraysOfAnyShapeAndTypeKeepTheirBits(Draw any) throws IOException {
        List<Integer> sides = any.list(0, 5, () -> any.integer(0, 4));
        int type = any.integer(0, 3);
        long seed = any.number();
        long[] shape = sides.stream().mapToLong(Integer::longValue).toArray();
        byte[] bytes;
        try (INDArray zeros = shape.length == 0 ? Nd4j.scalar(TYPES[type], 0) : Nd4j.create(TYPES[type], shape)) {
            bytes = NpyArray.toBytes(zeros);
        }
        byte[] random = new byte[bytes.length - 128];
        new Random(seed).nextBytes(random);
        System.arraycopy(random, 0, bytes, 128, random.length);
        try (INDArray array = NpyArray.read(new ByteArrayInputStream(bytes), "array")) {
            assertThat(array.dataType()).isEqualTo(TYPES[type]);
            assertThat(array.shape()).isEqualTo(shape);
            assertThat(NpyArray.toBytes(array)).isEqualTo(bytes);
        }
    }

    @Law(tries = 50)
    void aSealHoldsHoweverTheBytesArrive(Draw any) throws IOException {
        List<Integer> portions = any.list(1, 20, () -> any.integer(0, 150));
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        Seal.Writer writer = new Seal.Writer(sealed);
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        for (int portion : portions) {
            byte[] bytes = new byte[portion + 1];
            new Random(portion).nextBytes(bytes);
            writer.write(bytes, 1, portion);
            plain.write(bytes, 1, portion);
        }
        writer.write(new byte[64]);
        writer.seal();
        Path file = Files.createTempFile("seal", ".bin");
        try {
            Files.write(file, sealed.toByteArray());
            assertThat(sealed.size()).isEqualTo(plain.size() + 64);
            assertThat(Arrays.copyOf(sealed.toByteArray(), plain.size())).isEqualTo(plain.toByteArray());
            assertThat(Seal.holds(file)).isTrue();
        } finally {
            Files.delete(file);
        }
    }
}
