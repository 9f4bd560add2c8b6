package org.areogan.spark.trial;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.spark.SparkConf;
import org.areogan.program.shell.ExitCodes;
import org.areogan.program.shell.Interruption;
import org.areogan.program.shell.Version;
import org.areogan.program.tune.TuningOptions;
import org.areogan.program.tune.TuningProgress;
import org.areogan.spark.metrics.JobMetrics;
import org.areogan.spark.session.MasterOptions;
import org.areogan.trainer.report.page.Text;
import org.areogan.trainer.tuning.TrialScorer;
import org.areogan.trainer.tuning.Tuning;
import org.areogan.trainer.tuning.TuningRequest;
import org.areogan.trainer.tuning.strategy.Trial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code areogan spark tune}. */
@Command(
        name = "tune",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = {
            "Searches for the configuration with the best mean IoU, as 'areogan tune' does, and to the same table.",
            "",
            "Each trial is a task, which trains with --threads threads (spark.task.cpus), usually 1. With --stop none all"
                    + " trials of random and grid, and all of a rung of halving, are tried at once; otherwise --parallel"
                    + " of them. DATA and SEARCH lie on a disk that all machines see. Ended in the middle, the same"
                    + " command goes on."
        },
        footer = {
            "",
            "Examples:",
            "  areogan spark tune /nfs/mars.npz --space space.yaml -o /nfs/search --trials 60 --parallel 12"
                    + " --master spark://host:7077",
            "  spark-submit --master yarn areogan-spark-assembly.jar tune /nfs/mars.npz --space /nfs/space.yaml"
                    + " -o /nfs/search --strategy random --stop none"
        })
public final class TuneCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "SEARCH",
            description = "Folder of the search.")
    private Path output = Path.of("");

    @Mixin
    private TuningOptions options = new TuningOptions();

    @Mixin
    private MasterOptions master = new MasterOptions();

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        ParseResult parsed = spec.commandLine().getParseResult();
        SparkConf conf = master.conf(
                "areogan spark tune",
                CommandWords.threads(parsed, () -> options.common().threads()));
        TuningRequest request = options.request();
        CommandWords words = CommandWords.ofValidation(parsed, options.common().path(), MasterOptions.threads(conf));
        TuningProgress progress = new TuningProgress(err, false, request.folds());
        try (JobMetrics metrics = master.metrics(err);
                TrainingTasks tasks = new TrainingTasks(conf, output, metrics);
                Interruption stop = Interruption.ofTraining(err)) {
            Tuning tuning = Tuning.open(output, request);
            TrialScorer scorer = (trial, end) -> tasks.run(
                    "trial-" + trial.number(),
                    new TrialWork(
                            PassedValidation.of(trial.validation(), words),
                            trial.number(),
                            trial.folder().toString(),
                            trial.hurdles()),
                    end);
            if (!tuning.run(scorer, SideBySide.MOST, progress, stop)) {
                err.println("go on with the same command");
                return ExitCodes.INTERRUPTED;
            }
            spec.commandLine().getOut().print(tuning.markdown());
            spec.commandLine().getOut().flush();
            Trial best = tuning.best();
            err.println("the best is trial " + best.number() + " with a mean IoU of " + Text.score(best.score()) + ": "
                    + output.resolve("best.yaml"));
        }
        err.println("the report is " + output.resolve("report.html"));
        return ExitCodes.OK;
    }
}
