package org.areogan.trainer.tuning.strategy;

import java.util.Comparator;
import java.util.List;

/**
 * A proposal that was tried: a row of {@code trials.csv}.
 *
 * @param number from 1 on
 * @param outcome whether it has a score
 * @param score mean IoU, 0 to 1; NaN where there is none
 */
public record Trial(int number, Proposal proposal, Outcome outcome, double score) {
    /** The best first; those without a score last; equal ones in their order. */
    public static final Comparator<Trial> BEST_FIRST = Comparator.comparing((Trial trial) -> !trial.isScored())
            .thenComparing(Comparator.comparingDouble((Trial trial) -> trial.isScored() ? trial.score : 0)
                    .reversed())
            .thenComparing(Trial::number);

    /** How a trial ended. */
    public enum Outcome {
        /** With a score. */
        SCORED,
        /** Losses were no longer finite. */
        DIVERGED,
        /** The configuration does not take the values together. */
        REFUSED
    }

    public Trial {
        if ((outcome == Outcome.SCORED) != Double.isFinite(score)) {
            throw new IllegalArgumentException("a trial that is " + outcome + " has the score " + score);
        }
    }

    public boolean isScored() {
        return outcome == Outcome.SCORED;
    }

    /** Of its keys, in the order of the space. */
    public List<String> values() {
        return proposal.values();
    }
}
