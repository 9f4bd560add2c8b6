package org.areogan.spark.job;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.spark.TaskKilledException;
import org.areogan.files.FolderLock;

/** A folder on a disk that all machines see, which one task at a time writes to. */
public final class TaskLock {
    private static final long LOOK_EVERY_MILLISECONDS = 200;

    /** Longer than file servers keep locks of machines that are gone. */
    private static final long PATIENCE_MILLISECONDS = TimeUnit.MINUTES.toMillis(10);

    private TaskLock() {}

    /**
     * Waits for a process that is taken for lost and ends its step.
     *
     * @param stop whether this task is told to end
     * @throws TaskKilledException if it is
     */
    public static FolderLock taken(Path folder, BooleanSupplier stop) throws InterruptedException {
        for (long waited = 0; waited < PATIENCE_MILLISECONDS; waited += LOOK_EVERY_MILLISECONDS) {
            Optional<FolderLock> lock = FolderLock.tryTake(folder);
            if (lock.isPresent()) {
                return lock.get();
            }
            goOnUnless(stop);
            Thread.sleep(LOOK_EVERY_MILLISECONDS);
        }
        throw new IllegalStateException(folder + " is still being written to by another process");
    }

    /** @throws TaskKilledException if the task is told to end */
    public static void goOnUnless(BooleanSupplier stop) {
        if (stop.getAsBoolean()) {
            throw killed();
        }
    }

    /** Which Spark does not count among failures. */
    public static TaskKilledException killed() {
        return new TaskKilledException("the task or its process was told to end");
    }
}
