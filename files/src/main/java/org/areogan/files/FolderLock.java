package org.areogan.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps a folder for one process, and for one user of it there, at a time. The system gives it back where the process is killed.
 */
public final class FolderLock implements AutoCloseable {
    /** The file in the folder. It is empty, and stays unless {@link #removeFile} is called. */
    public static final String NAME = "lock";

    private static final int ATTEMPTS = 10;

    /** Folders that this process has: on POSIX, whoever opens the file of one and closes it again gives its lock up. */
    private static final Set<Path> OWN = new HashSet<>();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Takes the lock, or does without on disks that have none.
     *
     * @param folder is made if it is missing
     * @param cure for people, what to do where somebody else has it
     * @throws UserException naming the folder and the cure if it is taken, or its file cannot be written
     */
    public static FolderLock take(Path folder, String cure) {
        return tryTake(folder)
                .orElseThrow(() -> new UserException(folder + " is being written to by another process; " + cure));
    }

    /**
     * The same for those who know what to do where it is taken.
     *
     * @return empty if somebody else has it
     * @throws UserException if its file cannot be written
     */
    public static Optional<FolderLock> tryTake(Path folder) {
        synchronized (OWN) {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                try {
                    Optional<FolderLock> lock =
                            ifFree(Files.createDirectories(folder).toRealPath());
                    lock.ifPresent(taken -> OWN.add(taken.folder));
                    return lock;
                } catch (NoSuchFileException removedMeanwhile) {
                    // Its holder has gone, and the file, or the folder, with it: once more.
                } catch (IOException failure) {
                    throw AtomicFile.unwritable(folder.resolve(NAME), failure);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<FolderLock> ifFree(Path folder) throws IOException {
        if (OWN.contains(folder)) {
            return Optional.empty();
        }
        Path file = folder.resolve(NAME);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean taken = false;
        try {
            taken = isTaken(channel, file);
            return taken ? Optional.of(new FolderLock(folder, channel)) : Optional.empty();
        } finally {
            if (!taken) {
                channel.close();
            }
        }
    }

    private static boolean isTaken(FileChannel channel, Path file) throws IOException {
        try {
            if (channel.tryLock() == null) {
                return false;
            }
        } catch (OverlappingFileLockException here) {
            return false;
        } catch (IOException noLocksOnThisDisk) {
            return true;
        }
        requireStillThere(channel, file);
        return true;
    }

    /**
     * A file that another process has just removed can be locked as well. A length that no other process gives it tells it from
     * the one that lies there now.
     */
    private static void requireStillThere(FileChannel channel, Path file) throws IOException {
        long mine = ProcessHandle.current().pid();
        channel.write(ByteBuffer.wrap(new byte[1]), mine - 1);
        channel.truncate(mine);
        long found = Files.size(file);
        channel.truncate(0);
        if (found != mine) {
            throw new NoSuchFileException(file.toString());
        }
    }

    /** Removes the file, so that the folder can go; to be called before {@link #close}. */
    public void removeFile() throws IOException {
        Files.deleteIfExists(folder.resolve(NAME));
    }

    @Override
    public void close() {
        synchronized (OWN) {
            if (!channel.isOpen()) {
                return;
            }
            OWN.remove(folder);
            try {
                channel.close();
            } catch (IOException failure) {
                throw AtomicFile.unwritable(folder.resolve(NAME), failure);
            }
        }
    }
}
