package org.areogan.trainer.tuning.strategy;

import java.util.List;
import java.util.OptionalInt;

/**
 * What is to be tried next.
 *
 * @param values for each key of the space, in its order
 * @param epochs of its trainings, where the strategy decides them
 */
public record Proposal(List<String> values, OptionalInt epochs) {
    public Proposal {
        values = List.copyOf(values);
    }

    /** With the epochs of the configuration. */
    public Proposal(List<String> values) {
        this(values, OptionalInt.empty());
    }
}
