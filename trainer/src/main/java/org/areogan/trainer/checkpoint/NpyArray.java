package org.areogan.trainer.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.concurrency.AffinityManager.Location;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Arrays in NumPy's format (NEP 1, version 1.0, little-endian, C order) to the bit: the bytes are copied as they lie in
 * memory, so that NaN payloads and negative zeros survive.
 */
final class NpyArray {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;
    private static final Map<DataType, String> CODES =
            Map.of(DataType.FLOAT, "<f4", DataType.DOUBLE, "<f8", DataType.INT32, "<i4", DataType.INT64, "<i8");
    private static final Pattern HEADER =
            Pattern.compile("\\{'descr': '(..\\d)', 'fortran_order': False, 'shape': \\(([0-9, ]*)\\), }\\s*");

    private NpyArray() {}

    /** @throws IllegalArgumentException if the type is not FLOAT, DOUBLE, INT or LONG */
    static byte[] toBytes(INDArray array) {
        byte[] header = header(array);
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

    /** The caller closes the array. @throws IllegalArgumentException if these are not the bytes of one */
    static INDArray fromBytes(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < MAGIC.length + 2 || !Arrays.equals(MAGIC, Arrays.copyOf(bytes, MAGIC.length))) {
            throw new IllegalArgumentException("not an array in NumPy's format 1.0");
        }
        int length = Short.toUnsignedInt(buffer.getShort(MAGIC.length));
        int start = MAGIC.length + 2 + length;
        Matcher header = HEADER.matcher(new String(
                bytes,
                MAGIC.length + 2,
                Math.max(0, Math.min(length, bytes.length - start + length)),
                StandardCharsets.ISO_8859_1));
        if (start > bytes.length || !header.matches()) {
            throw new IllegalArgumentException("an array's header cannot be understood");
        }
        return create(type(header.group(1)), shape(header.group(2)), buffer.position(start));
    }

    private static INDArray create(DataType type, long[] shape, ByteBuffer content) {
        long length = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        if (content.remaining() != Math.multiplyExact(length, type.width())) {
            throw new IllegalArgumentException("an array of " + Arrays.toString(shape) + " needs "
                    + length * type.width() + " bytes, has " + content.remaining());
        }
        if (length == 0) {
            return Nd4j.create(type, shape);
        }
        INDArray array = shape.length == 0 ? Nd4j.scalar(type, 0) : Nd4j.createUninitialized(type, shape, 'c');
        memory(array).put(content);
        Nd4j.getAffinityManager().tagLocation(array, Location.HOST);
        return array;
    }

    private static ByteBuffer memory(INDArray array) {
        return array.data().pointer().limit(array.length()).asByteBuffer().order(ByteOrder.nativeOrder());
    }

    private static byte[] header(INDArray array) {
        String shape = Arrays.stream(array.shape()).mapToObj(side -> side + ",").collect(Collectors.joining(" "));
        String text = "{'descr': '" + code(array.dataType()) + "', 'fortran_order': False, 'shape': ("
                + (array.rank() == 1 ? shape : shape.replaceAll(",$", "")) + "), }";
        int unpadded = MAGIC.length + 2 + text.length() + 1;
        int padding = (ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT;
        byte[] dictionary = (text + " ".repeat(padding) + "\n").getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(MAGIC.length + 2 + dictionary.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .putShort((short) dictionary.length)
                .put(dictionary)
                .array();
    }

    private static long[] shape(String text) {
        return Pattern.compile("[, ]+")
                .splitAsStream(text)
                .filter(side -> !side.isEmpty())
                .mapToLong(Long::parseLong)
                .toArray();
    }

    private static String code(DataType type) {
        String code = CODES.get(type);
        if (code == null) {
            throw new IllegalArgumentException("arrays of type " + type + " cannot be kept");
        }
        return code;
    }

    private static DataType type(String code) {
        return CODES.entrySet().stream()
                .filter(known -> known.getValue().equals(code))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("arrays of type " + code + " cannot be read"));
    }
}
