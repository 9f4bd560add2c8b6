package org.areogan.program.segment.job;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.areogan.files.UserException;

/** Keeps a job's folder for one process at a time. */
final class JobLock {
    static final String NAME = "lock";

    private static final int ATTEMPTS = 10;

    private JobLock() {}

    /**
     * A lock on the file of that name as it lies there, not on one that another job has just removed: a length that no other
     * process gives it tells them apart. The file is not opened to look, since closing it would give up the lock on POSIX.
     */
    static FileChannel take(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        long mine = ProcessHandle.current().pid();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!lock(channel)) {
                channel.close();
                break;
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(new byte[1]), mine - 1);
            if (Files.exists(file) && Files.size(file) == mine) {
                return channel;
            }
            channel.close();
        }
        throw new UserException(
                folder.getParent() + " is being written to by another 'areogan segment'; wait for its end, or"
                        + " name another folder with -o");
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException here) {
            return false;
        }
    }
}
