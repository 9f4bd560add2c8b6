package org.areogan.synth.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A file that only grows. Nothing is held back: what is appended can be read at once. */
final class AppendFile implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;
    private long length;

    private AppendFile(Path path, FileChannel channel, long length) {
        this.path = path;
        this.channel = channel;
        this.length = length;
    }

    /**
     * Opens the file, makes it if it is missing, and cuts off all beyond the length.
     *
     * @throws org.areogan.files.UserException if it is shorter or cannot be opened
     */
    static AppendFile open(Path path, long length) {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (channel.size() < length) {
                throw SpoolTrouble.damaged(
                        path, "has " + channel.size() + " bytes of the " + length + " that were written", null);
            }
            channel.truncate(length);
            channel.position(length);
            return new AppendFile(path, channel, length);
        } catch (IOException failure) {
            closeAfter(failure, channel);
            throw SpoolTrouble.unwritable(path, failure);
        } catch (RuntimeException failure) {
            closeAfter(failure, channel);
            throw failure;
        }
    }

    private static void closeAfter(Exception failure, @Nullable FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException second) {
                failure.addSuppressed(second);
            }
        }
    }

    /** @throws org.areogan.files.UserException naming the file if the disk is full */
    void append(byte[] bytes) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        try {
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        } catch (IOException failure) {
            throw SpoolTrouble.unwritable(path, failure);
        }
        length += bytes.length;
    }

    long length() {
        return length;
    }

    /** Waits until the disk has it all. */
    void force() {
        try {
            channel.force(false);
        } catch (IOException failure) {
            throw SpoolTrouble.unwritable(path, failure);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw SpoolTrouble.unwritable(path, failure);
        }
    }
}
