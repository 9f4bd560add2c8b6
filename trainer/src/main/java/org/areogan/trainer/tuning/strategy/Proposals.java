package org.areogan.trainer.tuning.strategy;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A strategy at work. What it proposes follows from its seed and the trials so far, and from nothing else; where trials run side
 * by side, not from which of them has ended first.
 */
public interface Proposals {
    /**
     * The next trial.
     *
     * @param before all trials so far, in their order; some may be running
     * @return nothing if the search is at its end, or the next trial depends on running ones
     */
    Optional<Proposal> next(List<Trial> before);

    /** Chance for one trial, whatever was drawn for others. */
    static RandomGenerator random(long seed, int trial) {
        return new SplittableRandom(new SplittableRandom(seed).nextLong() + trial);
    }

    static boolean tried(List<String> values, List<Trial> before) {
        return before.stream().anyMatch(trial -> trial.values().equals(values));
    }
}
