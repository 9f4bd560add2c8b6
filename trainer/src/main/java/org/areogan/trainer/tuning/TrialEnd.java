package org.areogan.trainer.tuning;

import java.io.Serializable;
import java.util.List;
import org.areogan.trainer.tuning.strategy.Trial.Outcome;

/**
 * How a trial ended.
 *
 * @param outcome scored, stopped or diverged
 * @param byFold mean IoU so far after each training; that after the last is the score
 */
public record TrialEnd(Outcome outcome, List<Double> byFold) implements Serializable {
    public TrialEnd {
        byFold = List.copyOf(byFold);
    }

    /** NaN where there is none. */
    double score() {
        return outcome == Outcome.SCORED ? byFold.get(byFold.size() - 1) : Double.NaN;
    }
}
