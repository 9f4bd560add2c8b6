package org.areogan.trainer.tuning;

import java.util.OptionalInt;
import org.areogan.files.UserException;
import org.areogan.trainer.tuning.strategy.BayesSearch;
import org.areogan.trainer.tuning.strategy.GridSearch;
import org.areogan.trainer.tuning.strategy.Proposals;
import org.areogan.trainer.tuning.strategy.RandomSearch;
import org.areogan.trainer.tuning.strategy.SuccessiveHalving;

/** How a search chooses what to try next. */
public enum Strategy {
    /** By chance. */
    RANDOM {
        @Override
        Proposals proposals(TuningRequest request) {
            return new RandomSearch(
                    request.space(), request.seed(), request.trials().orElse(USUAL_TRIALS));
        }
    },
    /** All combinations. */
    GRID {
        @Override
        Proposals proposals(TuningRequest request) {
            return new GridSearch(request.space(), request.trials());
        }
    },
    /** What promises most by a Gaussian process over what is known. */
    BAYES {
        @Override
        Proposals proposals(TuningRequest request) {
            return new BayesSearch(
                    request.space(), request.seed(), request.trials().orElse(USUAL_TRIALS), request.parallel());
        }

        @Override
        boolean modelsScores() {
            return true;
        }
    },
    /** Many for few epochs, the best of them for more. */
    HALVING {
        @Override
        Proposals proposals(TuningRequest request) {
            return new SuccessiveHalving(
                    request.space(),
                    request.seed(),
                    request.trials().orElse(USUAL_TRIALS),
                    request.eta(),
                    request.configuration().configuration().training().epochs());
        }

        @Override
        boolean decidesEpochs() {
            return true;
        }
    };

    /** Unless others are asked for; a grid takes all of its combinations. */
    public static final int USUAL_TRIALS = 20;

    /** @throws UserException if the strategy cannot search the space, or not so */
    abstract Proposals proposals(TuningRequest request);

    /** Whether trials of one search are trained for different numbers of epochs. */
    boolean decidesEpochs() {
        return false;
    }

    /** Whether each trial follows from the scores of those before it. */
    boolean modelsScores() {
        return false;
    }

    /** Unless another is asked for: halving gives trials up by itself. */
    public EarlyStopping usualStopping() {
        return decidesEpochs() ? EarlyStopping.NONE : EarlyStopping.MEDIAN;
    }

    static void requirePositive(OptionalInt trials) {
        if (trials.isPresent() && trials.getAsInt() < 1) {
            throw new UserException("--trials is " + trials.getAsInt() + "; it must be 1 or above");
        }
    }
}
