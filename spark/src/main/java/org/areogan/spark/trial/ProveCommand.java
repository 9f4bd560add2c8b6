package org.areogan.spark.trial;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.apache.spark.SparkConf;
import org.areogan.engine.Engine;
import org.areogan.files.FolderLock;
import org.areogan.program.shell.ExitCodes;
import org.areogan.program.shell.Interruption;
import org.areogan.program.shell.Version;
import org.areogan.program.synth.ProofOptions;
import org.areogan.spark.metrics.JobMetrics;
import org.areogan.spark.session.MasterOptions;
import org.areogan.synth.SynthesisNetworks;
import org.areogan.synth.proof.Comparison;
import org.areogan.synth.proof.PlannedProof;
import org.areogan.synth.proof.ProofRequest;
import org.areogan.synth.proof.ProofRow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code areogan spark prove}. */
@Command(
        name = "prove",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = {
            "Trains the segmenter with and without synthetic pairs and compares both, as 'areogan prove' does, and to the"
                    + " same table.",
            "",
            "What each row is trained on is made by a task, then each training is one, with --threads threads"
                    + " (spark.task.cpus), usually 1. All files lie on a disk that all machines see. Ended in the middle,"
                    + " the same command goes on."
        },
        footer = {
            "",
            "Examples:",
            "  areogan spark prove --model /nfs/model.areogan /nfs/mars.npz --test /nfs/mars-test.npz -o /nfs/proof"
                    + " --master spark://host:7077"
        })
public final class ProveCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR",
            description = "Folder of the comparison.")
    private Path output = Path.of("");

    @Mixin
    private ProofOptions options = new ProofOptions();

    @Mixin
    private MasterOptions master = new MasterOptions();

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        ParseResult parsed = spec.commandLine().getParseResult();
        SparkConf conf = master.conf("areogan spark prove", CommandWords.threads(parsed, options::threads));
        CommandWords words = CommandWords.ofProof(parsed, options.path(), MasterOptions.threads(conf));
        ProofRequest request = options.request();
        // With as many threads as tasks have, which may be in this process.
        Engine engine = words.proof().startEngine();
        try (JobMetrics metrics = master.metrics(err);
                TrainingTasks tasks = new TrainingTasks(conf, output, metrics);
                SynthesisNetworks networks = options.networks(request, engine);
                Interruption stop = new Interruption(() -> err.println("interrupted: ending what is under way"))) {
            Comparison comparison = options.open(output, request, networks, engine, err);
            try (FolderLock lock = comparison.lock()) {
                boolean done = made(comparison, words, tasks, stop) && trained(comparison, words, tasks, stop);
                comparison.report();
                spec.commandLine().getOut().print(comparison.markdown());
                spec.commandLine().getOut().flush();
                if (!done) {
                    err.println("go on with the same command");
                    return ExitCodes.INTERRUPTED;
                }
            }
        }
        err.println("all of it is in " + output + "; the report is " + output.resolve("report.html"));
        return ExitCodes.OK;
    }

    /** What the rows are trained on; what is dropped by chance is known once the mix is there. */
    private boolean made(Comparison comparison, CommandWords words, TrainingTasks tasks, BooleanSupplier stop) {
        List<ProofRow> unmade = comparison.unmade();
        return made(unmade.stream().filter(row -> row != ProofRow.RANDOM).toList(), words, tasks, stop)
                && made(unmade.stream().filter(row -> row == ProofRow.RANDOM).toList(), words, tasks, stop);
    }

    private boolean made(List<ProofRow> rows, CommandWords words, TrainingTasks tasks, BooleanSupplier stop) {
        PrintWriter err = spec.commandLine().getErr();
        return SideBySide.run(
                rows,
                (row, end) -> tasks.run("row-" + row.word(), new RowWork(words, output.toString(), row), end),
                row -> err.println("what row " + row.word() + " is trained on is made"),
                stop);
    }

    private boolean trained(Comparison comparison, CommandWords words, TrainingTasks tasks, BooleanSupplier stop) {
        List<PlannedProof> unscored = comparison.unscored();
        TrainingProgress progress =
                new TrainingProgress(spec.commandLine().getErr(), comparison.trainings(), unscored.size());
        return SideBySide.run(
                unscored,
                (each, end) ->
                        tasks.run(each.name(), new ProofWork(words, output.toString(), each.row(), each.seed()), end),
                each -> {
                    progress.done(each.name());
                    comparison.report();
                },
                stop);
    }
}
