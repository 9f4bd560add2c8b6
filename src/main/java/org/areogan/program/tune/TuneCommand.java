package org.areogan.program.tune;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.areogan.program.options.AdditionOptions;
import org.areogan.program.options.ConfigurationOptions;
import org.areogan.program.options.DataOptions;
import org.areogan.program.options.EngineOptions;
import org.areogan.program.shell.ExitCodes;
import org.areogan.program.shell.Interruption;
import org.areogan.program.shell.Terminal;
import org.areogan.program.shell.Version;
import org.areogan.program.train.ProgressListener;
import org.areogan.trainer.events.TrainingListener;
import org.areogan.trainer.report.Text;
import org.areogan.trainer.tuning.Strategy;
import org.areogan.trainer.tuning.Tuning;
import org.areogan.trainer.tuning.TuningRequest;
import org.areogan.trainer.tuning.space.SearchSpace;
import org.areogan.trainer.tuning.strategy.Trial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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
            "  areogan train mars.npz --config search/best.yaml"
        })
public final class TuneCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DATA", description = "Frames with masks, as for 'areogan train'.")
    private Path data = Path.of("");

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

    @Mixin
    private ConfigurationOptions configuration = new ConfigurationOptions();

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
            names = "--folds",
            paramLabel = "N",
            defaultValue = "3",
            description = "Parts of the data, each held out once by each trial. Usually ${DEFAULT-VALUE}.")
    private int folds = 3;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "1",
            description = "Trainings of each fold. Usually ${DEFAULT-VALUE}.")
    private int seeds = 1;

    @Mixin
    private DataOptions dataOptions = new DataOptions();

    @Mixin
    private AdditionOptions additions = new AdditionOptions();

    @Mixin
    private EngineOptions engine = new EngineOptions();

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Tuning tuning = Tuning.open(
                output,
                new TuningRequest(
                        configuration.resolve(),
                        additions.addedTo(dataOptions.source(data)),
                        SearchSpace.read(space),
                        strategy,
                        trials.map(OptionalInt::of).orElse(OptionalInt.empty()),
                        eta,
                        seed,
                        folds,
                        seeds));
        try (Interruption stop =
                new Interruption(() -> err.println("interrupted: ending the step and writing a checkpoint"))) {
            if (!tuning.run(engine.start(), new Told(), stop)) {
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

    /** What happens, on standard error. */
    private final class Told implements Tuning.Observer {
        private final PrintWriter err = spec.commandLine().getErr();

        @Override
        public void trying(int trial, String values) {
            err.println("trial " + trial + ": " + values);
        }

        @Override
        public void tried(Trial trial) {
            err.println("trial " + trial.number() + ": "
                    + switch (trial.outcome()) {
                        case SCORED -> "mean IoU " + Text.score(trial.score());
                        case DIVERGED -> "its losses were no longer finite";
                        case REFUSED -> "the configuration does not take these values together";
                    });
        }

        @Override
        public void beginning(long seed, int fold) {
            err.println("seed " + seed + ", fold " + fold + " of " + folds);
        }

        @Override
        public List<TrainingListener> listeners() {
            return List.of(new ProgressListener(err, Terminal.draws(spec), System::nanoTime));
        }
    }
}
