package org.areogan.trainer.tuning;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Finds out how good a configuration is; {@link TrialValidation} does in this process, others may elsewhere. */
public interface TrialScorer {
    /**
     * Begins a trial or goes on with it. What it comes to must follow from the task alone.
     *
     * @param stop asked between steps
     * @return nothing if somebody asked for the end before it was known
     */
    Optional<TrialEnd> score(TrialTask task, BooleanSupplier stop);
}
