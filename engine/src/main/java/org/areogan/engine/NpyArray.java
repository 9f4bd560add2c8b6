package org.areogan.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.areogan.files.EngineException;
import org.areogan.files.UserException;
import org.areogan.files.npy.HalfFloat;
import org.areogan.files.npy.NpyHeader;
import org.areogan.files.npy.NpyType;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.concurrency.AffinityManager.Location;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Arrays in NumPy's format (little endian, C order) to the bit: the bytes are copied as they lie in memory, so that NaN
 * payloads and negative zeros survive.
 */
public final class NpyArray {
    private static final Map<DataType, String> CODES =
            Map.of(DataType.FLOAT, "<f4", DataType.DOUBLE, "<f8", DataType.INT32, "<i4", DataType.INT64, "<i8");

    private static final String HALF = "<f2";

    private NpyArray() {}

    /** @throws IllegalArgumentException if the type is not FLOAT, DOUBLE, INT32 or INT64 */
    public static byte[] toBytes(INDArray array) {
        String code = CODES.get(array.dataType());
        if (code == null) {
            throw new IllegalArgumentException("arrays of type " + array.dataType() + " cannot be kept");
        }
        byte[] header =
                NpyHeader.encode(code, LongStream.of(array.shape()).boxed().toList());
        byte[] bytes = Arrays.copyOf(
                header,
                Math.toIntExact(
                        header.length + array.length() * array.dataType().width()));
        if (array.length() > 0) {
            try (INDArray ordered = array.dup('c')) {
                Nd4j.getAffinityManager().ensureLocation(ordered, Location.HOST);
                memory(ordered).get(bytes, header.length, bytes.length - header.length);
            }
        }
        return bytes;
    }

    /**
     * A FLOAT array as one of 16-bit floats ({@code <f2}), each rounded to the nearest.
     *
     * @param name of the array, for messages
     * @throws EngineException if a number is too large for 16 bits
     */
    static byte[] toHalfBytes(INDArray array, String name) {
        float[] values = array.dup('c').reshape(array.length()).toFloatVector();
        byte[] header =
                NpyHeader.encode(HALF, LongStream.of(array.shape()).boxed().toList());
        byte[] bytes = Arrays.copyOf(header, header.length + values.length * HalfFloat.BYTES);
        ByteBuffer halves =
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(header.length);
        for (float value : values) {
            if (Math.abs(value) > HalfFloat.LARGEST) {
                throw new EngineException(name + " holds " + value
                        + ", which is more than floats of 16 bits can hold; write this model with floats of 32 bits");
            }
            halves.putShort(HalfFloat.of(value));
        }
        return bytes;
    }

    /**
     * Reads a stream to its end; the caller closes the array. Floats of 16 bits become FLOAT.
     *
     * @param name of the array, for messages
     * @throws IOException naming the array, if these are not the bytes of one or it is of another type
     */
    public static INDArray read(InputStream in, String name) throws IOException {
        NpyHeader header;
        try {
            header = NpyHeader.read(in, name);
        } catch (UserException refused) {
            throw new IOException(refused.getMessage(), refused);
        }
        boolean half = code(header).equals(HALF);
        DataType type = half ? DataType.FLOAT : type(header, name);
        if (header.promised() > Integer.MAX_VALUE - Long.BYTES) {
            throw new IOException(name + " claims the shape " + header.shape());
        }
        // Grows with what is there, so that a false claim in the header costs no memory.
        byte[] content = in.readNBytes((int) header.promised());
        if (content.length < header.promised() || in.read() != -1) {
            throw new IOException(name + " does not hold as many values as its shape says");
        }
        return array(type, header.shape(), half ? widened(content) : content);
    }

    private static byte[] widened(byte[] halves) {
        ByteBuffer from = ByteBuffer.wrap(halves).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer to = ByteBuffer.allocate(halves.length * 2).order(ByteOrder.nativeOrder());
        while (from.hasRemaining()) {
            to.putFloat(HalfFloat.toFloat(from.getShort()));
        }
        return to.array();
    }

    private static INDArray array(DataType type, List<Long> sides, byte[] content) {
        long[] shape = sides.stream().mapToLong(Long::longValue).toArray();
        if (content.length == 0) {
            return Nd4j.create(type, shape);
        }
        INDArray array = shape.length == 0 ? Nd4j.scalar(type, 0) : Nd4j.createUninitialized(type, shape, 'c');
        memory(array).put(content);
        Nd4j.getAffinityManager().tagLocation(array, Location.HOST);
        return array;
    }

    private static DataType type(NpyHeader header, String name) throws IOException {
        for (Map.Entry<DataType, String> known : CODES.entrySet()) {
            if (known.getValue().equals(code(header))) {
                return known.getKey();
            }
        }
        throw new IOException(name + " is not an f2, f4, f8, i4 or i8 array in C order");
    }

    /** numpy's name of the type; a question mark where the elements lie in another order. */
    private static String code(NpyHeader header) {
        NpyType type = header.type();
        boolean columnsFirst = header.fortran() && header.shape().size() > 1;
        return columnsFirst ? "?" : (type.order() == ByteOrder.LITTLE_ENDIAN ? "<" : ">") + type.kind() + type.bytes();
    }

    private static ByteBuffer memory(INDArray array) {
        return array.data().pointer().limit(array.length()).asByteBuffer().order(ByteOrder.nativeOrder());
    }
}
