package org.areogan.synth.judge;

import java.util.List;
import java.util.Map;
import org.areogan.terrain.Mask;

/**
 * What the judge says of a proposal.
 *
 * @param scores by name, in a fixed order
 * @param reasons why it is dropped; empty if it is kept
 * @param mask what is believed of its mask
 */
public record Verdict(Map<String, Double> scores, List<String> reasons, Mask mask) {
    public Verdict {
        reasons = List.copyOf(reasons);
    }

    /** Whether there is no reason against it. */
    public boolean kept() {
        return reasons.isEmpty();
    }
}
