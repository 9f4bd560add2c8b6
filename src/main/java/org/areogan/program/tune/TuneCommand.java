package org.areogan.program.tune;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.areogan.program.options.CrossValidationOptions;
import org.areogan.program.shell.ExitCodes;
import org.areogan.program.shell.Interruption;
import org.areogan.program.shell.Terminal;
import org.areogan.program.shell.Version;
import org.areogan.trainer.report.page.Text;
import org.areogan.trainer.tuning.EarlyStopping;
import org.areogan.trainer.tuning.Strategy;
import org.areogan.trainer.tuning.Tuning;
import org.areogan.trainer.tuning.TuningRequest;
import org.areogan.trainer.tuning.space.SearchSpace;
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
    static final int USUAL_FOLDS = 3;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "SEARCH",
            description = "Folder of the search.")
    private Path output = Path.of("");

    @Option(
            names = "--space",
            required = true,
            paramLabel = "FILE",
            description = "What to search over, as YAML: log, uniform, integer or choice for each key.")
    private Path space = Path.of("");

    @Option(
            names = "--strategy",
            paramLabel = "NAME",
            defaultValue = "bayes",
            description = "bayes (what promises most by a Gaussian process over what is known); random; grid (all"
                    + " combinations of choices, whole numbers and ranges with 'steps: N'); halving (--trials random"
                    + " ones for few epochs, the best one in --eta again with --eta times the epochs, and so on up to"
                    + " training.epochs). Usually ${DEFAULT-VALUE}.")
    private Strategy strategy = Strategy.BAYES;

    @Option(
            names = "--trials",
            paramLabel = "N",
            description = "Configurations to try; usually " + Strategy.USUAL_TRIALS
                    + ", and all of a grid. With halving, those of the first rung.")
    private Optional<Integer> trials = Optional.empty();

    @Option(
            names = "--eta",
            paramLabel = "N",
            defaultValue = "3",
            description = "With halving, one in so many is kept. Usually ${DEFAULT-VALUE}.")
    private int eta = 3;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of what is tried. Usually ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = "--stop",
            paramLabel = "NAME",
            description =
                    "median (a trial ends once its folds so far are below the median of earlier trials on the same"
                            + " folds) or none. Usually median, with halving none.")
    private Optional<EarlyStopping> stopping = Optional.empty();

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "1",
            description = "Trials side by side, each in a process of its own with its share of --threads. Usually"
                    + " ${DEFAULT-VALUE}. What is tried depends on it.")
    private int parallel = 1;

    @Mixin
    private CrossValidationOptions options = new CrossValidationOptions();

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        int folds = options.folds(USUAL_FOLDS);
        Tuning tuning = Tuning.open(
                output,
                new TuningRequest(
                        options.configuration(),
                        options.source(),
                        SearchSpace.read(space),
                        strategy,
                        trials.map(OptionalInt::of).orElse(OptionalInt.empty()),
                        eta,
                        seed,
                        folds,
                        options.seeds(),
                        parallel,
                        stopping.orElse(strategy.usualStopping())));
        TuningProgress progress = new TuningProgress(err, Terminal.draws(spec), folds);
        try (Interruption stop = Interruption.ofTraining(err)) {
            boolean done = parallel == 1
                    ? tuning.run(options.startEngine(), progress, stop)
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
        int threads = Math.max(1, options.threads() / parallel);
        return new TrialProcesses(
                TrialProcesses.arguments(
                        spec.commandLine().getParseResult(), options.path().toString(), threads),
                err);
    }
}
