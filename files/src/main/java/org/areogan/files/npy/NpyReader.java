package org.areogan.files.npy;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import org.areogan.files.TooLargeException;
import org.areogan.files.UserException;

/** Reads one NPY array from its start to its end without ever holding it whole. */
public final class NpyReader implements Closeable {
    private static final int CHUNK = 1 << 16;

    private final InputStream in;
    private final String where;
    private final NpyHeader header;

    /** Takes each number of an array in the order of the file. */
    @FunctionalInterface
    public interface Numbers {
        /**
         * Takes one number.
         *
         * @param index of the element when the array is laid out in C order
         */
        void accept(long index, double value);
    }

    private NpyReader(InputStream in, String where, NpyHeader header) {
        this.in = in;
        this.where = where;
        this.header = header;
    }

    public static NpyReader open(Path file) {
        try {
            return of(Files.newInputStream(file), Files.size(file), file.toString());
        } catch (IOException failure) {
            throw unreadable(file.toString(), failure);
        }
    }

    /** @param size bytes of the array with its header; the stream belongs to the reader */
    static NpyReader of(InputStream in, long size, String where) {
        try {
            NpyHeader header = NpyHeader.read(in, where);
            header.requireSize(size, where);
            return new NpyReader(in, where, header);
        } catch (IOException | RuntimeException failure) {
            try {
                in.close();
            } catch (IOException second) {
                failure.addSuppressed(second);
            }
            throw failure instanceof IOException io ? unreadable(where, io) : (RuntimeException) failure;
        }
    }

    public NpyHeader header() {
        return header;
    }

    /** The file and the array's name, for messages. */
    public String where() {
        return where;
    }

    public void numbers(Numbers sink) {
        if (header.type().text()) {
            throw new UserException(where + " holds text, but numbers are needed here");
        }
        Places places = new Places(header);
        elements(buffer -> sink.accept(places.next(), header.type().number(buffer)));
    }

    /** Takes each part of an array along its first axis, as the bytes that stand in the file. */
    @FunctionalInterface
    public interface Rows {
        void accept(long row, byte[] bytes) throws IOException;
    }

    /** @throws UserException if the array is laid out in Fortran's order, so that no row is in one piece */
    public void requireRows() {
        if (header.fortran() && header.shape().size() > 1) {
            throw new UserException(where + " is laid out with its first index running fastest; save it again with"
                    + " numpy.ascontiguousarray");
        }
    }

    /**
     * All parts along the first axis, one by one.
     *
     * @throws UserException if the array is damaged, has no axis, or is laid out in Fortran's order
     * @throws IOException of the sink
     */
    public void rows(Rows sink) throws IOException {
        requireRows();
        // A single value is one row.
        long rows = header.shape().isEmpty() ? 1 : header.shape().get(0);
        long size = rows == 0 ? 0 : header.promised() / rows;
        if (size > Integer.MAX_VALUE - 8) {
            throw new TooLargeException(where + " has the shape " + header.shape() + ", " + size
                    + " bytes for each of the first axis, which cannot be held at once; cut them");
        }
        for (long row = 0; row < rows; row++) {
            sink.accept(row, next((int) size));
        }
        requireEnd();
    }

    private byte[] next(int size) {
        try {
            byte[] bytes = in.readNBytes(size);
            if (bytes.length < size) {
                throw new EOFException("it ends early");
            }
            return bytes;
        } catch (IOException failure) {
            throw unreadable(where, failure);
        }
    }

    /** Reaching the end lets the archive compare its checksum. */
    private void requireEnd() {
        try {
            if (in.read() >= 0) {
                throw new ZipException("there is more data than its header says");
            }
        } catch (IOException failure) {
            throw unreadable(where, failure);
        }
    }

    /** The elements of a one-dimensional array as text; integers are written out. */
    public List<String> strings() {
        if (header.shape().size() != 1 || header.type().floating()) {
            throw new UserException(where + " has the shape " + header.shape() + " and type "
                    + header.type().kind() + header.type().bytes()
                    + "; what names scenes or origins must be a one-dimensional array of text or integers");
        }
        List<String> strings = new ArrayList<>();
        elements(buffer -> strings.add(
                header.type().text()
                        ? header.type().text(buffer)
                        : String.valueOf((long) header.type().number(buffer))));
        return strings;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    public static UserException unreadable(String where, IOException failure) {
        if (failure instanceof EOFException || failure instanceof ZipException) {
            return new UserException(
                    where + " is damaged or cut short (" + failure.getMessage() + "); fetch or save it again", failure);
        }
        return new UserException(
                where + " cannot be read: " + failure + "; check that it exists and its permissions", failure);
    }

    @FunctionalInterface
    private interface Element {
        void read(ByteBuffer from);
    }

    private void elements(Element element) {
        int bytes = header.type().bytes();
        long left = bytes == 0 ? 0 : header.count();
        try (InputStream data = new BufferedInputStream(in, CHUNK)) {
            int atOnce = Math.max(1, CHUNK / Math.max(1, bytes));
            while (left > 0) {
                int now = (int) Math.min(left, atOnce);
                byte[] chunk = data.readNBytes(now * bytes);
                if (chunk.length < now * bytes) {
                    throw new EOFException("it ends " + left + " elements early");
                }
                ByteBuffer buffer = ByteBuffer.wrap(chunk).order(header.type().order());
                for (int i = 0; i < now; i++) {
                    element.read(buffer);
                }
                left -= now;
            }
            // Reaching the end lets the archive compare its checksum.
            if (data.read() >= 0) {
                throw new ZipException("there is more data than its header says");
            }
        } catch (IOException failure) {
            throw unreadable(where, failure);
        }
    }

    /** The places of an array in C order, in the order of the file. */
    private static final class Places {
        private final boolean fortran;
        private final long[] shape;
        private final long[] strides;
        private final long[] at;
        private long next;

        Places(NpyHeader header) {
            fortran = header.fortran() && header.shape().size() > 1;
            shape = header.shape().stream().mapToLong(Long::longValue).toArray();
            at = new long[shape.length];
            strides = new long[shape.length];
            long stride = 1;
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                strides[axis] = stride;
                stride *= shape[axis];
            }
        }

        long next() {
            long place = next;
            if (!fortran) {
                next++;
                return place;
            }
            for (int axis = 0; axis < shape.length; axis++) {
                next += strides[axis];
                if (++at[axis] < shape[axis]) {
                    break;
                }
                next -= strides[axis] * shape[axis];
                at[axis] = 0;
            }
            return place;
        }
    }
}
