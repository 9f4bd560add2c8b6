package org.areogan.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Keeps a folder for one process, and for one user of it there, at a time. The system gives it back where the process is killed.
 * Its file stays, since whoever removed it could remove one that another process has just locked.
 */
public final class FolderLock implements AutoCloseable {
    /** The file in the folder; it is empty. */
    public static final String NAME = "lock";

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock, or does without on disks that have none.
     *
     * @param folder is made if it is missing
     * @param cure for people, what to do where another process has it
     * @throws UserException naming the folder and the cure if it is taken, or its file cannot be written
     */
    public static FolderLock take(Path folder, String cure) {
        return tryTake(folder)
                .orElseThrow(
                        () -> new UserException(folder + " is being written to by another process; " + cure));
    }

    /**
     * The same for those who know what to do where it is taken.
     *
     * @return empty if somebody else has it
     * @throws UserException if its file cannot be written
     */
    public static Optional<FolderLock> tryTake(Path folder) {
        Path file = folder.resolve(NAME);
        FileChannel channel;
        try {
            Files.createDirectories(folder);
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException failure) {
            throw AtomicFile.unwritable(file, failure);
        }
        FolderLock lock = new FolderLock(file, channel);
        if (isFree(channel)) {
            return Optional.of(lock);
        }
        lock.close();
        return Optional.empty();
    }

    private static boolean isFree(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException here) {
            return false;
        } catch (IOException noLocksOnThisDisk) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw AtomicFile.unwritable(file, failure);
        }
    }
}
