package org.areogan.trainer.crossvalidation;

/**
 * A training that a cross-validation needs.
 *
 * @param seed of the training
 * @param fold that is held out, from 1
 */
public record PlannedTraining(long seed, int fold) {
    /** What its files are named by. */
    public String name() {
        return "seed-" + seed + "-fold-" + fold;
    }
}
