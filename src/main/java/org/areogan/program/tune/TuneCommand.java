package org.areogan.program.tune;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.areogan.program.options.CrossValidationOptions;
import org.areogan.program.shell.ExitCodes;
import org.areogan.program.shell.Interruption;
import org.areogan.program.shell.Terminal;
import org.areogan.program.shell.Version;
import org.areogan.trainer.report.page.Text;
import org.areogan.trainer.tuning.Tuning;
import org.areogan.trainer.tuning.TuningRequest;
import org.areogan.trainer.tuning.strategy.Trial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code areogan tune}. */
@Command(
        name = "tune",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = {
            "Searches for the configuration with the best mean IoU, by cross-validation.",
            "",
            "The space names the keys to search over, a line each:",
            "  generator_optimizer.learning_rate: {log: [1e-4, 1e-2]}",
            "  generator.dropout: {uniform: [0, 0.5]}",
            "  training.batch: {integer: [4, 32]}",
            "  objective.reconstruction: {choice: [cross_entropy, focal]}",
            "",
            "All of it lies in one folder; interrupted, the same command goes on and ends with the same trials.csv, and"
                    + " more --trials add to what is there. The table goes to standard output, the best configuration"
                    + " into best.yaml, the score against each key into report.html."
        },
        footer = {
            "",
            "Examples:",
            "  areogan tune mars.npz --space space.yaml -o search --trials 30",
            "  areogan tune mars.npz --space space.yaml -o search --strategy halving --trials 27 --eta 3",
            "  areogan tune mars.npz --space space.yaml -o search --trials 40 --parallel 4 --threads 8",
            "  areogan train mars.npz --preset search/best.yaml"
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

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        TuningRequest request = options.request();
        Tuning tuning = Tuning.open(output, request);
        TuningProgress progress = new TuningProgress(err, Terminal.draws(spec), request.folds());
        try (Interruption stop = Interruption.ofTraining(err)) {
            boolean done = options.parallel() == 1
                    ? tuning.run(options.common().startEngine(), progress, stop)
                    : tuning.run(processes(err), progress, stop);
            if (!done) {
                err.println("go on with the same command");
                return ExitCodes.INTERRUPTED;
            }
        }
        spec.commandLine().getOut().print(tuning.markdown());
        spec.commandLine().getOut().flush();
        Trial best = tuning.best();
        err.println("the best is trial " + best.number() + " with a mean IoU of " + Text.score(best.score()) + ": "
                + output.resolve("best.yaml"));
        err.println("the report is " + output.resolve("report.html"));
        return ExitCodes.OK;
    }

    private TrialProcesses processes(PrintWriter err) {
        CrossValidationOptions common = options.common();
        int threads = Math.max(1, common.threads() / options.parallel());
        return new TrialProcesses(
                TrialProcesses.arguments(
                        spec.commandLine().getParseResult(), common.path().toString(), threads),
                err);
    }
}
