package org.areogan.spark.synth;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.areogan.files.UserException;
import org.areogan.program.shell.ExitCodes;
import org.areogan.program.shell.Version;
import org.areogan.program.synth.EndText;
import org.areogan.spark.job.JobFolder;
import org.areogan.spark.job.Shared;
import org.areogan.spark.job.TaskProgress;
import org.areogan.spark.metrics.JobMetrics;
import org.areogan.spark.session.SparkOptions;
import org.areogan.spark.session.TaskEngine;
import org.areogan.spark.store.Store;
import org.areogan.synth.Synthesis;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code areogan spark synth}. */
@Command(
        name = "synth",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Makes image-mask pairs that show a rare class, as 'areogan synth --series' does, and to the same"
                + " bytes.",
        footer = {
            "",
            "Examples:",
            "  areogan spark synth --model runs/first/model.areogan mars.npz --count 100000 -o rocks",
            "  spark-submit --master yarn areogan-spark-assembly.jar synth --model hdfs:///model.areogan"
                    + " hdfs:///mars.npz --count 1000000 -o hdfs:///rocks",
            "",
            "Ended in the middle, the same command goes on."
        })
public final class SynthCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private PairOptions pairs = new PairOptions();

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR",
            description = "Folder of the export.")
    private String output = "";

    @Option(names = "--force", description = "Delete what another request has left in the output.")
    private boolean force;

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
        PrintWriter err = spec.commandLine().getErr();
        try (JobMetrics metrics = sparkOptions.metrics(err);
                SparkSession spark = sparkOptions.start("areogan spark synth")) {
            metrics.watch(spark.sparkContext());
            spark.sparkContext().addSparkListener(new TaskProgress(err, System::nanoTime));
            Store store = new Store(spark.sparkContext().hadoopConfiguration());
            org.apache.hadoop.fs.Path folder = store.path(output);
            JobFolder.requireNoPattern(folder);
            PairWords words = PairWords.of(
                    spec.commandLine().getParseResult(),
                    word -> store.path(word).toString());
            TaskEngine computing = new TaskEngine(
                    engine, SparkOptions.threads(spark.sparkContext().getConf()));
            try (Shared.Lease<Workplace> place = Workplace.lease(store, words, computing, err)) {
                return told(
                        new SynthJob(spark, store, folder).run(place.value(), words, computing, force),
                        place.value(),
                        folder.toString());
            }
        }
    }

    private void requireOptions() {
        // Mistakes are told before Spark starts.
        pairs.export().formats();
        pairs.synthesis().request(pairs.count());
        engine = TaskEngine.known(engine);
        if (pairs.series() < 1) {
            throw new UserException("--series is " + pairs.series() + "; it must be 1 or above");
        }
    }

    private int told(Synthesis.End end, Workplace place, String folder) {
        if (end.kept() == 0) {
            throw EndText.nothing(end);
        }
        spec.commandLine().getErr().println(EndText.of(end, place.request(), folder));
        spec.commandLine().getOut().println(folder);
        return end.reason() == Synthesis.Reason.REACHED ? ExitCodes.OK : ExitCodes.SHORT;
    }
}
