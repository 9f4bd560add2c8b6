package org.areogan.spark.trial;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.apache.spark.SparkConf;
import org.areogan.files.FolderLock;
import org.areogan.program.shell.ExitCodes;
import org.areogan.program.shell.Interruption;
import org.areogan.program.shell.Version;
import org.areogan.program.validate.ValidationOptions;
import org.areogan.spark.metrics.JobMetrics;
import org.areogan.spark.session.MasterOptions;
import org.areogan.trainer.crossvalidation.CrossValidation;
import org.areogan.trainer.crossvalidation.PlannedTraining;
import org.areogan.trainer.crossvalidation.ValidationRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code areogan spark validate}. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = {
            "Cross-validates a configuration, as 'areogan validate' does, and to the same table.",
            "",
            "Each fold of each seed is a task, which trains with --threads threads (spark.task.cpus), usually 1. DATA and"
                    + " FOLDS lie on a disk that all machines see. Ended in the middle, the same command goes on."
        },
        footer = {
            "",
            "Examples:",
            "  areogan spark validate /nfs/mars.npz -o /nfs/folds --seeds 3 --master spark://host:7077",
            "  spark-submit --master yarn areogan-spark-assembly.jar validate /nfs/mars.npz -o /nfs/folds"
        })
public final class ValidateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FOLDS",
            description = "Folder of the cross-validation.")
    private Path output = Path.of("");

    @Mixin
    private ValidationOptions options = new ValidationOptions();

    @Mixin
    private MasterOptions master = new MasterOptions();

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        ParseResult parsed = spec.commandLine().getParseResult();
        SparkConf conf = master.conf(
                "areogan spark validate",
                CommandWords.threads(parsed, () -> options.common().threads()));
        ValidationRequest request = options.request();
        CommandWords words = CommandWords.ofValidation(parsed, options.common().path(), MasterOptions.threads(conf));
        try (JobMetrics metrics = master.metrics(err);
                TrainingTasks tasks = new TrainingTasks(conf, output, metrics);
                Interruption stop = Interruption.ofTraining(err)) {
            CrossValidation validation = CrossValidation.open(output, request);
            try (FolderLock lock = validation.lock()) {
                boolean done = run(validation, PassedValidation.of(request, words), tasks, stop);
                validation.report();
                if (!done) {
                    err.println("go on with the same command");
                    return ExitCodes.INTERRUPTED;
                }
            }
            spec.commandLine().getOut().print(validation.markdown());
            spec.commandLine().getOut().flush();
        }
        err.println("the report is " + output.resolve("report.html"));
        return ExitCodes.OK;
    }

    private boolean run(
            CrossValidation validation, PassedValidation passed, TrainingTasks tasks, BooleanSupplier stop) {
        List<PlannedTraining> unscored = validation.unscored();
        TrainingProgress progress =
                new TrainingProgress(spec.commandLine().getErr(), passed.folds() * passed.seeds(), unscored.size());
        return SideBySide.run(
                unscored,
                (each, end) ->
                        tasks.run(each.name(), new FoldWork(passed, output.toString(), each.seed(), each.fold()), end),
                each -> {
                    progress.done(each.name());
                    validation.report();
                },
                stop);
    }
}
