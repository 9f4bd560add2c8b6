package org.areogan.trainer.tuning;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.areogan.files.UserException;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.yaml.ResolvedConfiguration;
import org.areogan.trainer.crossvalidation.ValidationRequest;
import org.areogan.trainer.tuning.space.SearchSpace;

/**
 * What is searched for, and how.
 *
 * @param configuration what all keys are that are not searched over
 * @param data all frames
 * @param space of the keys that are
 * @param strategy that proposes trials
 * @param trials at most; for successive halving those of the first rung; empty for the usual number
 * @param eta one in how many trials successive halving keeps, 2 or more
 * @param seed of the proposals; that of the trainings is the configuration's
 * @param folds of each cross-validation
 * @param seeds trainings of each fold
 * @param parallel trials side by side, 1 or more; what is tried depends on it
 * @param stopping which trials are given up before their last training
 */
public record TuningRequest(
        ResolvedConfiguration configuration,
        DataSource data,
        SearchSpace space,
        Strategy strategy,
        OptionalInt trials,
        int eta,
        long seed,
        int folds,
        int seeds,
        int parallel,
        EarlyStopping stopping) {
    /** @throws UserException naming the value and the cure */
    public TuningRequest {
        Strategy.requirePositive(trials);
        if (eta < 2) {
            throw new UserException("--eta is " + eta + "; it must be 2 or above, since one in so many trials is kept");
        }
        if (parallel < 1) {
            throw new UserException("--parallel is " + parallel + "; it must be 1 or above");
        }
        if (strategy.decidesEpochs() && stopping != EarlyStopping.NONE) {
            throw new UserException("--stop is " + stopping.name().toLowerCase(Locale.ROOT) + ", but halving gives"
                    + " trials up by its rungs; leave it out, or choose another --strategy");
        }
        space.requireFitting(configuration.configuration());
    }

    /** One trial after another, each to its end. */
    public TuningRequest(
            ResolvedConfiguration configuration,
            DataSource data,
            SearchSpace space,
            Strategy strategy,
            OptionalInt trials,
            int eta,
            long seed,
            int folds,
            int seeds) {
        this(configuration, data, space, strategy, trials, eta, seed, folds, seeds, 1, EarlyStopping.NONE);
    }

    /** Chance, so many trials, three folds and one seed. */
    public static TuningRequest of(
            ResolvedConfiguration configuration, DataSource data, SearchSpace space, int trials) {
        return new TuningRequest(configuration, data, space, Strategy.RANDOM, OptionalInt.of(trials), 3, 1, 3, 1);
    }

    /** How many trials run side by side where as many as this could: more than asked for where that changes nothing. */
    int sideBySide(int most) {
        boolean waits = strategy.modelsScores() || stopping != EarlyStopping.NONE;
        return waits ? parallel : Math.max(parallel, most);
    }

    /** How one trial is scored. */
    ValidationRequest validation(RunConfiguration trial) {
        return new ValidationRequest(trial, data, folds, seeds, Optional.empty());
    }
}
