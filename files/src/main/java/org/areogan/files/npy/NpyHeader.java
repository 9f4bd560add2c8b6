package org.areogan.files.npy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.areogan.files.UserException;

/**
 * What stands before the data of an array in the NPY format, versions 1 to 3 (NumPy Enhancement Proposal 1).
 *
 * @param fortran whether the first index varies fastest
 * @param length bytes of the header itself, magic included
 */
public record NpyHeader(NpyType type, boolean fortran, List<Long> shape, long length) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST = 1 << 16;
    private static final int SHOWN = 200;
    private static final int ALIGNMENT = 64;
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9L,\\s]*)\\)");

    public NpyHeader {
        shape = List.copyOf(shape);
    }

    /**
     * Reads the header alone; what it promises is a claim that {@link #requireSize} or the reading of the data must test.
     *
     * @param where the file and the array's name, for messages
     * @throws UserException if this is no array, or one of a type that is not read
     * @throws IOException if the stream ends inside the header
     */
    public static NpyHeader read(InputStream in, String where) throws IOException {
        byte[] start = in.readNBytes(MAGIC.length + 2);
        if (start.length < MAGIC.length + 2 || !Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new UserException(where + " is not an NPY array: it does not begin with \\x93NUMPY;"
                    + " write it with numpy.save or numpy.savez");
        }
        int version = start[MAGIC.length];
        if (version < 1 || version > 3) {
            throw new UserException(
                    where + " is NPY version " + version + "; only 1 to 3 are read: save it again with numpy.save");
        }
        ByteBuffer count = ByteBuffer.wrap(exactly(in, version == 1 ? 2 : 4)).order(ByteOrder.LITTLE_ENDIAN);
        long textLength = version == 1 ? Short.toUnsignedInt(count.getShort()) : Integer.toUnsignedLong(count.getInt());
        if (textLength > LONGEST) {
            throw new UserException(where + " has a header of " + textLength + " bytes, which is no plain array;"
                    + " save it again with numpy.save");
        }
        String text = new String(exactly(in, (int) textLength), StandardCharsets.UTF_8);
        NpyType type = NpyType.parse(part(TYPE, text, "plain 'descr'", where), where);
        boolean fortran = part(ORDER, text, "'fortran_order'", where).equals("True");
        List<Long> shape = shape(part(SHAPE, text, "'shape'", where), where);
        return new NpyHeader(type, fortran, shape, start.length + count.capacity() + textLength);
    }

    /** Bytes of data that the header promises; {@link Long#MAX_VALUE} if that is more than any file can hold. */
    public long promised() {
        try {
            long promised = type.bytes();
            for (long axis : shape) {
                promised = Math.multiplyExact(promised, axis);
            }
            return promised;
        } catch (ArithmeticException beyondAnyFile) {
            return Long.MAX_VALUE;
        }
    }

    /** The number of elements. */
    public long count() {
        return shape.stream().reduce(1L, (left, right) -> left * right);
    }

    /**
     * The bytes of a version 1 header for an array in C order, padded as numpy does.
     *
     * @param description numpy's short name of the type, e.g. {@code <f4}
     */
    public static byte[] encode(String description, List<Long> shape) {
        String axes = shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
        String text = "{'descr': '" + description + "', 'fortran_order': False, 'shape': (" + axes
                + (shape.size() == 1 ? ",)" : ")") + ", }";
        int unpadded = MAGIC.length + 4 + text.length() + 1;
        int padding = Math.floorMod(-unpadded, ALIGNMENT);
        int textLength = text.length() + padding + 1;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(MAGIC);
        out.writeBytes(new byte[] {1, 0, (byte) textLength, (byte) (textLength >>> 8)});
        out.writeBytes((text + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    /** The bytes of a header for an array of the same type and another shape, in C order. */
    public byte[] reshaped(List<Long> newShape) {
        return encode(type.description(), newShape);
    }

    /**
     * Makes sure that the data it promises is there, so that nobody allocates on its word alone.
     *
     * @param size bytes of the whole array file, header included
     */
    void requireSize(long size, String where) {
        long promised = promised();
        if (promised != size - length) {
            throw new UserException(where + " claims the shape " + shape + ", that is "
                    + (promised == Long.MAX_VALUE ? "more than any file can hold" : promised + " bytes")
                    + ", but holds "
                    + (size - length) + " bytes of data; the file is damaged: fetch or save it again");
        }
    }

    private static List<Long> shape(String text, String where) {
        List<Long> shape = new ArrayList<>();
        for (String axis : text.replace("L", "").split(",", -1)) {
            if (!axis.isBlank()) {
                try {
                    shape.add(Long.parseLong(axis.trim()));
                } catch (NumberFormatException notLong) {
                    throw new UserException(
                            where + " claims the impossible shape (" + text + "); the file is damaged", notLong);
                }
            }
        }
        return shape;
    }

    private static String part(Pattern pattern, String text, String what, String where) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new UserException(where + " has no " + what + " in its header '"
                    + text.substring(0, Math.min(text.length(), SHOWN)).strip()
                    + "'; save a plain array (no structured type) with numpy.save");
        }
        return found.group(1);
    }

    private static byte[] exactly(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("it ends inside the header");
        }
        return bytes;
    }
}
