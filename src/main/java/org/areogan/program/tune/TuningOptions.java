package org.areogan.program.tune;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.areogan.program.options.CrossValidationOptions;
import org.areogan.trainer.tuning.EarlyStopping;
import org.areogan.trainer.tuning.Strategy;
import org.areogan.trainer.tuning.TuningRequest;
import org.areogan.trainer.tuning.space.SearchSpace;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is searched for and how, by {@code tune} wherever it runs. */
public final class TuningOptions {
    static final int USUAL_FOLDS = 3;

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

    /** Data, configuration and engine. */
    public CrossValidationOptions common() {
        return options;
    }

    /** Trials side by side. */
    public int parallel() {
        return parallel;
    }

    /** @throws org.areogan.files.UserException naming the option and the cure */
    public TuningRequest request() {
        return new TuningRequest(
                options.configuration(),
                options.source(),
                SearchSpace.read(space),
                strategy,
                trials.map(OptionalInt::of).orElse(OptionalInt.empty()),
                eta,
                seed,
                options.folds(USUAL_FOLDS),
                options.seeds(),
                parallel,
                stopping.orElse(strategy.usualStopping()));
    }
}
