package org.areogan.files.npy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.areogan.laws.Draw;
import org.areogan.laws.Law;

/** Every type and byte order gives back the numbers that were put in. */
class NpyLaws {
    @Law
    void integersOfEveryWidthComeBack(Draw any) {
        List<Long> values = any.list(0, 50, any::number);
        boolean bigEndian = any.either();
        for (int bytes = 1; bytes <= 8; bytes *= 2) {
            int shift = 64 - 8 * bytes;
            ByteBuffer data = ByteBuffer.allocate(values.size() * bytes).order(order(bigEndian));
            List<Double> signed = new ArrayList<>();
            List<Double> unsigned = new ArrayList<>();
            for (long value : values) {
                put(data, value, bytes);
                signed.add((double) (value << shift >> shift));
                unsigned.add(Double.parseDouble(Long.toUnsignedString(value << shift >>> shift)));
            }
            String order = bigEndian ? ">" : "<";
            assertThat(read(order + "i" + bytes, data.array(), values.size())).isEqualTo(signed);
            // Integers beyond 2^53 may round at the last bit on the way through unsigned 64 bits.
            List<Double> found = read(order + "u" + bytes, data.array(), values.size());
            for (int i = 0; i < found.size(); i++) {
                assertThat(Math.abs(found.get(i) - unsigned.get(i))).isLessThanOrEqualTo(Math.ulp(unsigned.get(i)));
            }
        }
    }

    @Law
    void floatsComeBackToTheBit(Draw any) {
        List<Double> values = any.list(0, 50, any::real);
        boolean bigEndian = any.either();
        ByteBuffer doubles = ByteBuffer.allocate(values.size() * 8).order(order(bigEndian));
        ByteBuffer floats = ByteBuffer.allocate(values.size() * 4).order(order(bigEndian));
        values.forEach(value -> {
            doubles.putDouble(value);
            floats.putFloat(value.floatValue());
        });
        String order = bigEndian ? ">" : "<";
        assertThat(read(order + "f8", doubles.array(), values.size())).isEqualTo(values);
        assertThat(read(order + "f4", floats.array(), values.size()))
                .isEqualTo(values.stream()
                        .map(value -> (double) value.floatValue())
                        .toList());
    }

    @Law
    void fortranOrderPutsEachElementInItsPlace(Draw any) {
        int frames = any.integer(1, 4);
        int height = any.integer(1, 4);
        int width = any.integer(1, 4);
        int count = frames * height * width;
        ByteBuffer data = ByteBuffer.allocate(count * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int column = 0; column < width; column++) {
            for (int row = 0; row < height; row++) {
                for (int frame = 0; frame < frames; frame++) {
                    data.putInt((frame * height + row) * width + column);
                }
            }
        }
        byte[] file = Npys.npy("<i4", "True", "(" + frames + ", " + height + ", " + width + ")", data.array());
        NpyReader.of(new ByteArrayInputStream(file), file.length, "a.npy")
                .numbers((index, value) -> assertThat(value).isEqualTo((double) index));
    }

    private static ByteOrder order(boolean bigEndian) {
        return bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    private static void put(ByteBuffer data, long value, int bytes) {
        switch (bytes) {
            case 1 -> data.put((byte) value);
            case 2 -> data.putShort((short) value);
            case 4 -> data.putInt((int) value);
            default -> data.putLong(value);
        }
    }

    private static List<Double> read(String type, byte[] data, int count) {
        byte[] file = Npys.npy(type, "False", "(" + count + ",)", data);
        List<Double> values = new ArrayList<>();
        NpyReader.of(new ByteArrayInputStream(file), file.length, "a.npy").numbers((index, value) -> values.add(value));
        return values;
    }
}
