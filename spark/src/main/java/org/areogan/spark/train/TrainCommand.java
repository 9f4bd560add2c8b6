package org.areogan.spark.train;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.areogan.files.FolderLock;
import org.areogan.files.UserException;
import org.areogan.program.options.ConfigurationOptions;
import org.areogan.program.options.DataOptions;
import org.areogan.program.shell.DivergedException;
import org.areogan.program.shell.ExitCodes;
import org.areogan.program.shell.Version;
import org.areogan.spark.metrics.JobMetrics;
import org.areogan.spark.ring.JobSecret;
import org.areogan.spark.session.SparkOptions;
import org.areogan.spark.session.TaskEngine;
import org.areogan.trainer.SharedTraining;
import org.areogan.trainer.TrainingRun;
import org.areogan.trainer.checkpoint.RunFolder;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.yaml.SavedConfiguration;
import org.areogan.trainer.events.RunEnd;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code areogan spark train}. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description =
                "Trains one segmenter by several workers, each with its part of every batch, as 'areogan train' does on"
                        + " one machine.",
        footer = {
            "",
            "Examples:",
            "  areogan spark train mars.npz -o runs/first --workers 2",
            "  spark-submit --master spark://host:7077 areogan-spark-assembly.jar train /nfs/mars.npz -o /nfs/runs/big"
                    + " --workers 8 --threads 4 --set training.batch=64",
            "",
            "Ended in the middle, the same command goes on from the last checkpoint."
        })
public final class TrainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            paramLabel = "DATA",
            description =
                    "Frames with masks: .npz, .npy, a folder with images/ and masks/, or AI4Mars; on a disk that all"
                            + " machines see under the same path.")
    private Path data = Path.of("");

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "RUN",
            description = "Folder of the run, on a disk that all machines see.")
    private Path output = Path.of("");

    @Option(
            names = "--workers",
            required = true,
            paramLabel = "N",
            description = "Tasks that train side by side; training.batch is divided among them.")
    private int workers;

    @Option(
            names = "--silence",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description =
                    "A worker from which nothing comes for so long is given up, and the training goes on from its last"
                            + " checkpoint; 20 times as long while the first one scores an epoch. Usually ${DEFAULT-VALUE}.")
    private double silence;

    @Mixin
    private ConfigurationOptions configuration = new ConfigurationOptions();

    @Mixin
    private DataOptions dataOptions = new DataOptions();

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            defaultValue = TaskEngine.AUTO,
            description = "What computes: auto, torch or nd4j. Usually ${DEFAULT-VALUE}, the fastest that starts.")
    private String engine = TaskEngine.AUTO;

    @Mixin
    private SparkOptions sparkOptions = new SparkOptions();

    @Override
    public Integer call() throws IOException {
        requireOptions();
        SavedConfiguration saved = configuration.resolve().saved();
        SharedTraining.require(saved.configuration(), workers);
        SparkConf conf = sparkOptions.conf("areogan spark train");
        SparkOptions.requireATaskEach(conf);
        requireRoom(conf);
        // Spark would ask every 15 seconds whether there is room for all workers, for ten minutes.
        conf.setIfMissing("spark.scheduler.barrier.maxConcurrentTasksCheck.interval", "1s");
        conf.setIfMissing("spark.scheduler.barrier.maxConcurrentTasksCheck.maxFailures", "600");
        try (JobMetrics metrics = sparkOptions.metrics(spec.commandLine().getErr())) {
            return train(saved, conf, metrics);
        }
    }

    private int train(SavedConfiguration saved, SparkConf conf, JobMetrics metrics) throws IOException {
        RunFolder folder = folder(saved);
        DataSource source = dataOptions.source(data.toAbsolutePath().normalize());
        PrintWriter err = spec.commandLine().getErr();
        if (RunFolder.holdsRun(folder.path())
                && TrainingRun.takeUp(folder.path(), saved, source).isFinished()) {
            err.println("the run in " + folder.path() + " is finished; its report is " + folder.report());
            spec.commandLine().getOut().println(folder.model());
            return ExitCodes.OK;
        }
        try (FolderLock lock = FolderLock.take(
                        TrainRequest.locks(folder.path()), "wait for its end, or name another folder with -o");
                SparkSession spark = SparkOptions.start(conf)) {
            metrics.add(new RunMeters(folder.metrics()));
            metrics.watch(spark.sparkContext());
            TrainRequest request = request(saved, source, folder.path(), SparkOptions.threads(conf));
            List<WorkerEnd> ends =
                    TrainJob.run(JavaSparkContext.fromSparkContext(spark.sparkContext()), request, workers);
            return told(ends, folder);
        }
    }

    private int told(List<WorkerEnd> ends, RunFolder folder) {
        PrintWriter err = spec.commandLine().getErr();
        WorkerEnd first = ends.get(0);
        if (first.reason().equals(RunEnd.Reason.DIVERGED.name())) {
            throw new DivergedException(first.advice());
        }
        if (first.attempt() > 0) {
            err.println("workers were lost " + first.attempt() + " times; the training went on from its checkpoints");
        }
        err.printf(
                Locale.ROOT,
                "each of %d workers sent %.1f MB at most, in %d exchanges%n",
                ends.size(),
                ends.stream().mapToLong(WorkerEnd::sent).max().orElse(0) / 1e6,
                first.exchanges());
        err.println("the report is " + folder.report());
        spec.commandLine().getOut().println(folder.model());
        return ExitCodes.OK;
    }

    private TrainRequest request(SavedConfiguration saved, DataSource source, Path folder, int threads) {
        return new TrainRequest(
                saved.yaml(),
                source.path().map(Path::toString).orElseThrow(),
                source.groupBy().orElse(null),
                List.copyOf(source.excluded()),
                source.suspectsOut(),
                source.ignoreMasks().stream()
                        .map(each -> each.toAbsolutePath().normalize().toString())
                        .toList(),
                folder.toString(),
                new TaskEngine(engine, threads),
                Duration.ofMillis(Math.round(silence * 1000)),
                JobSecret.random());
    }

    /** A run that is there is gone on with if it is the same. */
    private RunFolder folder(SavedConfiguration saved) {
        Path path = output.toAbsolutePath().normalize();
        if (!RunFolder.holdsRun(path)) {
            return RunFolder.create(path);
        }
        RunFolder folder = RunFolder.open(path);
        SavedConfiguration kept = SavedConfiguration.parse(
                folder.readConfiguration(), folder.configuration().toString());
        if (!kept.configuration().equals(saved.configuration())) {
            throw new UserException(path + " holds a run with another configuration (" + folder.configuration()
                    + "); name another folder with -o, or give that configuration to go on with it");
        }
        return folder;
    }

    private void requireOptions() {
        if (workers < 1) {
            throw new UserException("--workers is " + workers + "; it must be 1 or above");
        }
        if (!(silence >= 1 && silence <= 86_400)) {
            throw new UserException("--silence is " + silence + "; it must be a number of seconds, from 1 to 86400");
        }
        engine = TaskEngine.known(engine);
    }

    /** Spark would wait for minutes before it said so. */
    private void requireRoom(SparkConf conf) {
        int each = SparkOptions.threads(conf);
        OptionalInt processors = SparkOptions.localProcessors(conf);
        if (processors.isPresent() && processors.getAsInt() / each < workers) {
            throw new UserException(
                    "--workers is " + workers + ", and the master " + conf.get("spark.master") + " runs "
                            + processors.getAsInt() / each
                            + " at a time with --threads " + each + "; all must run at once");
        }
    }
}
