package org.areogan.trainer.tuning;

import java.util.OptionalDouble;
import org.areogan.trainer.configuration.RunConfiguration;

/** Finds out how good a configuration is. */
interface TrialScorer {
    /**
     * @param trial its number
     * @return mean IoU, 0 to 1; nothing if somebody asked for the end before it was known
     * @throws org.areogan.trainer.crossvalidation.DivergedTrainingException if a training of it has no finite losses
     */
    OptionalDouble score(int trial, RunConfiguration configuration);
}
