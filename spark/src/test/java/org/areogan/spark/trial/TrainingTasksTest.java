package org.areogan.spark.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.areogan.engine.Engine;
import org.areogan.engine.Engines;
import org.areogan.files.FolderLock;
import org.areogan.files.UserException;
import org.areogan.spark.metrics.Counted;
import org.areogan.spark.metrics.JobMetrics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTasksTest {
    @TempDir
    static Path folder;

    /** In this process, as all works of tests are. */
    private static volatile CountDownLatch begun = new CountDownLatch(0);

    private static final AtomicInteger SIDE_BY_SIDE = new AtomicInteger();
    private static final AtomicBoolean FIRST = new AtomicBoolean(true);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static TrainingTasks tasks = tasks(new SparkConf().setMaster("local[2]"), Path.of(""));

    private static TrainingTasks tasks(SparkConf conf, Path output) {
        return new TrainingTasks(
                conf, output, JobMetrics.start(OptionalInt.empty(), new PrintWriter(Writer.nullWriter())));
    }

    @BeforeAll
    static void prepare() {
        tasks = tasks(
                new SparkConf().setMaster("local[2]").setAppName("tests").set("spark.ui.enabled", "false"), folder);
    }

    @AfterAll
    static void close() {
        tasks.close();
    }

    /** What a work does, beside starting an engine. */
    interface Doing extends TrainingWork<String> {
        @Override
        default Counted counted() {
            return Counted.FOLDS;
        }

        @Override
        default Engine start() {
            return Engines.nd4j(1);
        }
    }

    record Saying(String word) implements Doing {
        @Override
        public Optional<String> done(Engine engine, PrintWriter log, BooleanSupplier stop) {
            int others = SIDE_BY_SIDE.getAndIncrement();
            log.println(word);
            SIDE_BY_SIDE.decrementAndGet();
            return Optional.of(word + " beside " + others);
        }
    }

    /** The first one to begin stays until another waits for its end, or is beside it where nothing keeps that out. */
    private record Staying(String word) implements Doing {
        @Override
        public Optional<String> done(Engine engine, PrintWriter log, BooleanSupplier stop) {
            int others = SIDE_BY_SIDE.getAndIncrement();
            if (FIRST.getAndSet(false)) {
                long end = System.nanoTime() + PATIENCE.toNanos();
                while (!TrainingTask.PROCESS.hasQueuedThreads() && SIDE_BY_SIDE.get() == 1 && System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
            }
            SIDE_BY_SIDE.decrementAndGet();
            return Optional.of(word + " beside " + others);
        }
    }

    private record Endless() implements Doing {
        @Override
        public Optional<String> done(Engine engine, PrintWriter log, BooleanSupplier stop) {
            begun.countDown();
            while (!stop.getAsBoolean()) {
                Thread.onSpinWait();
            }
            return Optional.empty();
        }
    }

    private record Mistaken() implements Doing {
        @Override
        public Optional<String> done(Engine engine, PrintWriter log, BooleanSupplier stop) {
            throw new UserException("the disk is full; make room");
        }
    }

    private record Broken() implements Doing {
        @Override
        public Optional<String> done(Engine engine, PrintWriter log, BooleanSupplier stop) {
            throw new IllegalStateException("a bug");
        }
    }

    private static Optional<String> run(String name, TrainingWork<String> work) {
        return tasks.run(name, work, () -> false);
    }

    @Test
    void aProcessDoesOneTrainingAtATime() {
        List<String> names = List.of("a", "b", "c", "d");
        List<String> said = Collections.synchronizedList(new ArrayList<>());
        assertThat(SideBySide.run(
                        names,
                        (name, stop) -> {
                            Optional<String> each = tasks.run(name, new Staying(name), stop);
                            each.ifPresent(said::add);
                            return each;
                        },
                        name -> {},
                        () -> false))
                .isTrue();
        assertThat(said).containsExactlyInAnyOrder("a beside 0", "b beside 0", "c beside 0", "d beside 0");
    }

    @Test
    void aTrainingThatIsToldToEndIsToldBetweenStepsAndTheNextOneWaitsForIt() {
        begun = new CountDownLatch(1);
        assertThat(tasks.run("endless", new Endless(), () -> begun.getCount() == 0))
                .isEmpty();
        assertThat(run("endless", new Saying("next"))).hasValue("next beside 0");
        assertThat(folder.resolve(".areogan-spark/endless/log.txt"))
                .content()
                .containsSubsequence("endless, attempt 1", "ended before it was done", "endless, attempt 1", "done");
    }

    @Test
    void aMistakeIsToldAsOneAfterOneTryAndABugAsABug() {
        assertThatThrownBy(() -> run("mistaken", new Mistaken()))
                .isInstanceOf(UserException.class)
                .hasMessage("the disk is full; make room");
        assertThat(folder.resolve(".areogan-spark/mistaken/log.txt"))
                .content()
                .containsOnlyOnce("attempt")
                .endsWith("the disk is full; make room\n");
        assertThatThrownBy(() -> run("broken", new Broken()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("broken failed")
                .hasMessageContaining("a bug");
    }

    @Test
    void processesThatAreLostAgainAndAgainAreToldWithTheCure() {
        Exception lost = new SparkException(
                "Job aborted due to stage failure: Task 0 failed 4 times, most recent failure: ExecutorLostFailure"
                        + " (executor 3 exited) Reason: Command exited with code 137\nDriver stacktrace:");
        assertThat(TrainingTasks.failure("seed-1-fold-2", new ExecutionException(lost)))
                .isInstanceOf(UserException.class)
                .hasMessage("seed-1-fold-2: its process was lost again and again: ExecutorLostFailure (executor 3"
                        + " exited) Reason: Command exited with code 137; the same command goes on, perhaps with more"
                        + " memory (spark.executor.memoryOverhead)");
    }

    @Test
    void whereAnotherProcessHasATrainingItIsWaitedFor() {
        Path own = folder.resolve(".areogan-spark/taken");
        try (FolderLock lock = FolderLock.take(own, "wait")) {
            AtomicInteger asked = new AtomicInteger();
            assertThat(tasks.run("taken", new Saying("taken"), () -> asked.incrementAndGet() > 5))
                    .isEmpty();
            assertThat(own.resolve("log.txt")).doesNotExist();
        }
        assertThat(run("taken", new Saying("taken"))).hasValue("taken beside 0");
    }

    @Test
    void aFolderThatOtherMachinesDoNotSeeIsToldWithTheCure() {
        Path unseen = folder.resolve("unseen");
        assertThatThrownBy(() -> TrainingTask.requireSeen(unseen.toString()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(unseen + " of the driver's machine is not there on ")
                .hasMessageContaining("a disk that all machines see");
    }
}
