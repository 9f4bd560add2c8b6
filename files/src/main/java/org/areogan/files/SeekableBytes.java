package org.areogan.files;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Bytes that are read from any place on: of a file, of memory or of a store. Several threads may read them at once. */
public interface SeekableBytes extends Closeable {
    /** How many there are. */
    long size();

    /**
     * Reads so many bytes.
     *
     * @param position of the first one
     * @throws EOFException if they end before
     */
    void read(long position, byte[] into, int from, int length) throws IOException;

    /** So many bytes from a place on. @throws EOFException if they end before */
    default byte[] read(long position, int length) throws IOException {
        byte[] bytes = new byte[length];
        read(position, bytes, 0, length);
        return bytes;
    }

    /** Those of memory; not copied. */
    static SeekableBytes of(byte[] bytes) {
        return new SeekableBytes() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public void read(long position, byte[] into, int from, int length) throws IOException {
                if (position < 0 || position > bytes.length - (long) length) {
                    throw new EOFException("there are " + bytes.length + " bytes");
                }
                System.arraycopy(bytes, (int) position, into, from, length);
            }

            @Override
            public void close() {}
        };
    }

    /** Those of a file. @throws UserException if it cannot be opened */
    static SeekableBytes open(Path file) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            long size = channel.size();
            return new SeekableBytes() {
                @Override
                public long size() {
                    return size;
                }

                @Override
                public void read(long position, byte[] into, int from, int length) throws IOException {
                    ByteBuffer buffer = ByteBuffer.wrap(into, from, length);
                    while (buffer.hasRemaining()) {
                        if (channel.read(buffer, position + buffer.position() - from) < 0) {
                            throw new EOFException("there are " + size + " bytes");
                        }
                    }
                }

                @Override
                public void close() throws IOException {
                    channel.close();
                }
            };
        } catch (IOException failure) {
            throw new UserException("cannot read " + file + " (" + failure + "); check that it is a file", failure);
        }
    }
}
