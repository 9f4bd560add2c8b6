package org.areogan.spark.trial;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Serializable;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.areogan.files.AtomicFile;
import org.areogan.files.EngineException;
import org.areogan.files.FolderLock;
import org.areogan.files.UserException;
import org.areogan.program.shell.Interruption;
import org.areogan.spark.job.TaskLock;
import org.areogan.spark.metrics.WorkCounter;
import org.areogan.spark.session.TaskGpu;

/**
 * A task with one training, in a process by itself: engines share numbers of threads and generators of chance within a process. It
 * has a folder with a lock, which the system takes back from a process that has died, and with a log. Where its process is told
 * to end, it ends the step and writes a checkpoint first.
 *
 * @param output folder of all trainings
 * @param name of this one
 * @param counter of {@link TrainingTasks#COUNTED}
 */
record TrainingTask<R extends Serializable>(String output, String name, TrainingWork<R> work, WorkCounter counter)
        implements Function<Integer, TrainingEnd<R>>, Serializable {
    /** Holds a folder for each task. */
    static final String FOLDERS = ".areogan-spark";

    static final String LOG = "log.txt";

    static final ReentrantLock PROCESS = new ReentrantLock(true);
    private static final long LOOK_EVERY_MILLISECONDS = 200;

    @Override
    public TrainingEnd<R> call(Integer unused) throws InterruptedException {
        TaskContext context = TaskContext.get();
        try (Interruption ending = new Interruption(() -> {})) {
            BooleanSupplier stop = () -> context.isInterrupted() || ending.getAsBoolean();
            while (!PROCESS.tryLock(LOOK_EVERY_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                TaskLock.goOnUnless(stop);
            }
            try {
                return alone(context.attemptNumber(), stop);
            } finally {
                PROCESS.unlock();
            }
        } catch (UserException | EngineException mistake) {
            return TrainingEnd.mistaken(mistake);
        }
    }

    private TrainingEnd<R> alone(int attempt, BooleanSupplier stop) throws InterruptedException {
        requireSeen(output);
        Path own = Path.of(output).resolve(FOLDERS).resolve(name);
        try (FolderLock lock = TaskLock.taken(own, stop);
                PrintWriter log = log(own.resolve(LOG))) {
            log.println(name + ", attempt " + (attempt + 1) + ", process "
                    + ProcessHandle.current().pid() + " of " + host());
            try {
                TaskGpu.show();
                Optional<R> result = work.done(work.start(), log, stop);
                log.println(result.isPresent() ? "done" : "ended before it was done");
                TrainingEnd<R> end = TrainingEnd.with(result.orElseThrow(TaskLock::killed));
                counter.add(work.counted(), 1);
                return end;
            } catch (UserException | EngineException mistake) {
                log.println(mistake.getMessage());
                throw mistake;
            }
        }
    }

    /** @throws UserException if the folder that the driver has begun is not to be seen from here */
    static void requireSeen(String output) {
        if (!Files.isDirectory(Path.of(output).resolve(FOLDERS))) {
            throw new UserException(output + " of the driver's machine is not there on " + host()
                    + "; name a folder on a disk that all machines see");
        }
    }

    private static PrintWriter log(Path file) {
        try {
            return new PrintWriter(
                    Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND), true);
        } catch (IOException failure) {
            throw AtomicFile.unwritable(file, failure);
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (IOException unnamed) {
            return "a machine without a name";
        }
    }
}
