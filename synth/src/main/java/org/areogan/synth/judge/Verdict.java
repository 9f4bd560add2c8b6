package org.areogan.synth.judge;

import java.util.List;
import java.util.Map;

/**
 * What the judge says of a proposal.
 *
 * @param scores by name, in a fixed order
 * @param reasons why it is dropped; empty if it is kept
 */
public record Verdict(Map<String, Double> scores, List<String> reasons) {
    public Verdict {
        reasons = List.copyOf(reasons);
    }

    public boolean kept() {
        return reasons.isEmpty();
    }
}
