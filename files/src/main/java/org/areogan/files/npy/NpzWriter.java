package org.areogan.files.npy;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.areogan.files.AtomicFile;

/**
 * Writes an NPZ archive array by array and piece by piece, so that none need be held whole. The same arrays give the
 * same bytes. {@code numpy.load} reads it.
 */
public final class NpzWriter implements Closeable {
    /** The zip format's own beginning of time: the clock has no place in a file that must be repeatable. */
    private static final LocalDateTime TIMESTAMP = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final AtomicFile file;
    private final ZipOutputStream zip;
    private String array = "";
    private long missing;
    private int characters;

    private NpzWriter(AtomicFile file) {
        this.file = file;
        this.zip = new ZipOutputStream(file.out());
    }

    /** What fills the archive. */
    @FunctionalInterface
    public interface Content {
        void writeTo(NpzWriter archive) throws IOException;
    }

    /** @throws org.areogan.files.UserException naming the path when it cannot be written */
    public static NpzWriter create(Path target) {
        return new NpzWriter(AtomicFile.create(target));
    }

    /** Writes the archive whole or not at all. @throws org.areogan.files.UserException naming the path when it cannot be written */
    public static void write(Path target, Content content) {
        try (NpzWriter writer = create(target)) {
            content.writeTo(writer);
            writer.commit();
        } catch (IOException failure) {
            throw AtomicFile.unwritable(target, failure);
        }
    }

    /** Makes what was written the file. @throws org.areogan.files.UserException naming the path when it cannot be written */
    public void commit() throws IOException {
        endArray();
        zip.close();
        file.commit();
    }

    /** What is not committed leaves no file. */
    @Override
    public void close() throws IOException {
        try (file) {
            zip.close();
        }
    }

    /** Begins an array of unsigned bytes, e.g. masks [frames, height, width]; {@link #append(byte[])} fills it. */
    public void beginBytes(String name, long... shape) throws IOException {
        begin(name, "|u1", shape);
    }

    /** Begins an array of another one's type; {@link #append(byte[])} fills it with the bytes of its elements in C order. */
    public void beginRaw(String name, NpyType type, List<Long> shape) throws IOException {
        begin(
                name,
                type.description(),
                shape.stream().mapToLong(Long::longValue).toArray());
        missing = Math.multiplyExact(missing, type.bytes());
    }

    /** The next elements of the array in C order. */
    public void append(byte[] values) throws IOException {
        if (values.length > missing) {
            throw new IllegalStateException(
                    "array '" + array + "' has room for " + missing + " more elements; got " + values.length);
        }
        missing -= values.length;
        zip.write(values);
    }

    /** A whole array of signed 32-bit integers in C order. */
    public void ints(String name, int[] values, long... shape) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(values);
        whole(name, "<i4", bytes.array(), values.length, shape);
    }

    /** A whole array of 32-bit floats in C order. */
    public void floats(String name, float[] values, long... shape) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        whole(name, "<f4", bytes.array(), values.length, shape);
    }

    private void whole(String name, String description, byte[] bytes, int length, long... shape) throws IOException {
        begin(name, description, shape);
        if (length != missing) {
            throw new IllegalStateException(
                    "array '" + name + "' has room for " + missing + " elements; got " + length);
        }
        missing = 0;
        zip.write(bytes);
    }

    /** A whole one-dimensional array of text, e.g. the names of the frames. */
    public void strings(String name, List<String> values) throws IOException {
        int longest = values.stream().mapToInt(NpzWriter::characters).max().orElse(0);
        beginStrings(name, longest, values.size());
        for (String value : values) {
            append(value);
        }
    }

    /**
     * Begins a one-dimensional array of text; {@link #append(String)} fills it.
     *
     * @param longest characters of the longest text, see {@link #characters}
     * @param count texts
     */
    public void beginStrings(String name, int longest, long count) throws IOException {
        characters = Math.max(1, longest);
        begin(name, "<U" + characters, count);
    }

    /** The next text of the array. */
    public void append(String value) throws IOException {
        if (characters(value) > characters || missing == 0) {
            throw new IllegalStateException("array '" + array + "' has room for " + missing + " more texts of up to "
                    + characters + " characters; got '" + value + "'");
        }
        missing--;
        ByteBuffer bytes = ByteBuffer.allocate(characters * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        value.codePoints().forEach(bytes::putInt);
        zip.write(bytes.array());
    }

    /** How many characters an array of text keeps of this one. */
    public static int characters(String value) {
        return value.codePointCount(0, value.length());
    }

    private void begin(String name, String description, long... shape) throws IOException {
        endArray();
        ZipEntry entry = new ZipEntry(name + ".npy");
        entry.setTimeLocal(TIMESTAMP);
        zip.putNextEntry(entry);
        zip.write(NpyHeader.encode(description, LongStream.of(shape).boxed().toList()));
        array = name;
        missing = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    private void endArray() throws IOException {
        if (missing != 0) {
            throw new IllegalStateException("array '" + array + "' lacks " + missing + " elements");
        }
        zip.closeEntry();
    }
}
