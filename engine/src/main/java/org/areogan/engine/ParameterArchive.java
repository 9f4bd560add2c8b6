package org.areogan.engine;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Named arrays in one stream, as NumPy's {@code .npz}: a zip of {@code .npy} files (format version 1.0, little endian, C
 * order, {@code f4} or {@code f8}). The same arrays give the same bytes.
 */
public final class ParameterArchive {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final Pattern HEADER =
            Pattern.compile("\\{'descr': '<f([48])', 'fortran_order': False, 'shape': \\(([0-9, ]*)\\), \\} *\n");
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final String ENDING = ".npy";

    private ParameterArchive() {}

    /** Writes arrays of FLOAT or DOUBLE in the order of the map; the stream stays open. */
    public static void write(Map<String, INDArray> arrays, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.BEST_SPEED);
        for (Map.Entry<String, INDArray> each : arrays.entrySet()) {
            ZipEntry entry = new ZipEntry(each.getKey() + ENDING);
            entry.setTimeLocal(NO_TIME);
            zip.putNextEntry(entry);
            zip.write(header(each.getValue()));
            zip.write(values(each.getValue()));
            zip.closeEntry();
        }
        zip.finish();
    }

    /**
     * Reads what {@link #write} wrote; the caller closes the arrays. The stream stays open.
     *
     * @throws IOException if an entry is damaged or of another kind; names it
     */
    public static Map<String, INDArray> read(InputStream in) throws IOException {
        Map<String, INDArray> arrays = new LinkedHashMap<>();
        try {
            ZipInputStream zip = new ZipInputStream(in);
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                INDArray array = array(name, zip);
                arrays.put(name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name, array);
            }
            if (arrays.isEmpty()) {
                throw new IOException("this is no .npz, or it holds no arrays");
            }
            return arrays;
        } catch (IOException | RuntimeException damaged) {
            arrays.values().forEach(INDArray::close);
            throw damaged;
        }
    }

    private static byte[] header(INDArray array) {
        String sizes = Arrays.stream(array.shape()).mapToObj(Long::toString).collect(Collectors.joining(", "));
        String shape = array.rank() == 1 ? sizes + "," : sizes;
        StringBuilder text = new StringBuilder(
                "{'descr': '<f" + bytes(array.dataType()) + "', 'fortran_order': False, 'shape': (" + shape + "), }");
        int fixed = MAGIC.length + 2;
        while ((fixed + text.length() + 1) % 64 != 0) {
            text.append(' ');
        }
        text.append('\n');
        return ByteBuffer.allocate(fixed + text.length())
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .putShort((short) text.length())
                .put(text.toString().getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    private static int bytes(DataType type) {
        return switch (type) {
            case FLOAT -> Float.BYTES;
            case DOUBLE -> Double.BYTES;
            default -> throw new IllegalArgumentException("only FLOAT and DOUBLE arrays are stored, not " + type);
        };
    }

    private static byte[] values(INDArray array) {
        int width = bytes(array.dataType());
        ByteBuffer buffer =
                ByteBuffer.allocate(Math.toIntExact(array.length() * width)).order(ByteOrder.LITTLE_ENDIAN);
        INDArray row = array.reshape(array.length());
        if (width == Float.BYTES) {
            buffer.asFloatBuffer().put(row.toFloatVector());
        } else {
            buffer.asDoubleBuffer().put(row.toDoubleVector());
        }
        return buffer.array();
    }

    private static INDArray array(String name, InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        try {
            byte[] magic = new byte[MAGIC.length];
            data.readFully(magic);
            if (!Arrays.equals(magic, MAGIC)) {
                throw new IOException(name + " is not a NumPy array of format 1.0");
            }
            byte[] text = new byte[Short.toUnsignedInt(Short.reverseBytes(data.readShort()))];
            data.readFully(text);
            Matcher header = HEADER.matcher(new String(text, StandardCharsets.US_ASCII));
            if (!header.matches()) {
                throw new IOException(name + " is not an f4 or f8 array in C order");
            }
            long[] shape = Arrays.stream(header.group(2).split(",", -1))
                    .map(String::trim)
                    .filter(size -> !size.isEmpty())
                    .mapToLong(Long::parseLong)
                    .toArray();
            return array(name, Integer.parseInt(header.group(1)), shape, data);
        } catch (EOFException cut) {
            throw new IOException(name + " is cut short", cut);
        }
    }

    private static INDArray array(String name, int width, long[] shape, InputStream in) throws IOException {
        long length = width;
        for (long size : shape) {
            if (size < 1 || length > Integer.MAX_VALUE / size) {
                throw new IOException(name + " claims the shape " + Arrays.toString(shape));
            }
            length *= size;
        }
        // Grows with what is there, so that a false claim in the header costs no memory.
        byte[] bytes = in.readNBytes((int) length);
        if (bytes.length < length || in.read() != -1) {
            throw new IOException(name + " does not hold as many values as its shape says");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (width == Float.BYTES) {
            float[] values = new float[bytes.length / width];
            buffer.asFloatBuffer().get(values);
            return Nd4j.create(values, shape, 'c');
        }
        double[] values = new double[bytes.length / width];
        buffer.asDoubleBuffer().get(values);
        return Nd4j.create(values, shape, DataType.DOUBLE);
    }
}
