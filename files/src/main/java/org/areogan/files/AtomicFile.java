package org.areogan.files;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file whole or not at all: to a temporary neighbour, synced to the disk, then renamed over the target. What is
 * closed before {@link #commit} leaves nothing.
 */
public final class AtomicFile implements Closeable {
    private final Path target;
    private final Path temporary;
    private final FileChannel channel;
    private final OutputStream out;
    private boolean committed;

    private AtomicFile(Path target, Path temporary, FileChannel channel) {
        this.target = target;
        this.temporary = temporary;
        this.channel = channel;
        this.out = new Named(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16));
    }

    /** What fills the file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Creates missing parent folders. @throws UserException naming the path when it cannot be written */
    public static AtomicFile create(Path target) {
        Path temporary = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            Path parent = target.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            return new AtomicFile(
                    target,
                    temporary,
                    FileChannel.open(
                            temporary,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE));
        } catch (IOException failure) {
            throw unwritable(target, failure);
        }
    }

    /** Takes the content; what it cannot write it tells by a {@link UserException} that names the target. */
    public OutputStream out() {
        return out;
    }

    /**
     * What was written so far, for a check before it becomes the file.
     *
     * @return where it lies until then
     * @throws UserException naming the target when it cannot be written
     */
    public Path flushed() {
        try {
            out.flush();
            return temporary;
        } catch (IOException failure) {
            throw unwritable(target, failure);
        }
    }

    /** Makes what was written the file. @throws UserException naming the path when it cannot be written */
    public void commit() {
        try {
            out.flush();
            channel.force(true);
            channel.close();
            move(temporary, target);
            committed = true;
        } catch (IOException failure) {
            throw unwritable(target, failure);
        }
    }

    @Override
    public void close() {
        if (committed) {
            return;
        }
        try {
            channel.close();
            Files.deleteIfExists(temporary);
        } catch (IOException left) {
            throw new UserException("cannot remove " + temporary + ": " + describe(left) + "; delete it", left);
        }
    }

    /** Creates missing parent folders. @throws UserException naming the path when it cannot be written */
    public static void write(Path target, Content content) {
        try (AtomicFile file = create(target)) {
            content.writeTo(file.out());
            file.commit();
        } catch (IOException failure) {
            throw unwritable(target, failure);
        }
    }

    public static void writeString(Path target, String text) {
        write(target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void move(Path temporary, Path target) throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException notHere) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** What to tell whoever asked for a file that could not be written. */
    public static UserException unwritable(Path target, IOException failure) {
        for (Path above = target.getParent(); above != null; above = above.getParent()) {
            if (Files.isRegularFile(above)) {
                return new UserException(
                        "cannot write " + target + ": " + above
                                + " is a file, not a folder; check the path, or choose another folder",
                        failure);
            }
        }
        return new UserException(
                "cannot write " + target + ": " + describe(failure)
                        + "; check the path, its permissions and the free space",
                failure);
    }

    private static String describe(IOException failure) {
        String name = failure.getClass().getSimpleName().replace("Exception", "");
        return failure.getMessage() == null ? name : name + " (" + failure.getMessage() + ")";
    }

    /** Names the target where the disk does not. */
    private final class Named extends FilterOutputStream {
        Named(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int value) {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            try {
                out.write(bytes, offset, length);
            } catch (IOException failure) {
                throw unwritable(target, failure);
            }
        }

        @Override
        public void flush() {
            try {
                out.flush();
            } catch (IOException failure) {
                throw unwritable(target, failure);
            }
        }

        /** Only {@link AtomicFile#commit} ends the file; a zip over it may be closed before. */
        @Override
        public void close() {
            flush();
        }
    }
}
