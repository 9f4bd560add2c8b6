package org.areogan.synth.spool;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.areogan.synth.proposal.ProposalKind;

/**
 * What is known of a proposal that was not kept.
 *
 * @param attempt counted from 0 over all proposals of the export, kept or not
 * @param proposal how it was made, see {@link ProposalKind#word}
 * @param reasons why it was dropped, a short word or two each, the same for the same reason so that they can be counted
 * @param scores of the judge, by name
 */
public record DroppedProposal(long attempt, String proposal, List<String> reasons, Map<String, Double> scores) {
    public DroppedProposal {
        reasons = List.copyOf(reasons);
        scores = sorted(scores);
    }

    /** In the order of their names, whatever order they came in, so that the same scores are written alike. */
    static SortedMap<String, Double> sorted(Map<String, Double> scores) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(scores));
    }
}
