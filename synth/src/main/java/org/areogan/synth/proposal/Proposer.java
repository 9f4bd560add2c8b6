package org.areogan.synth.proposal;

import java.util.Optional;

/** Makes proposals of one kind. Implementations are read by one thread. */
public interface Proposer {
    ProposalKind kind();

    /**
     * A proposal, or nothing where none came about this time. The same wish, attempt and seed give the same proposal.
     *
     * @param wish share of the pair's pixels that the rare class should have, above 0 and below 1; a proposer that
     *     cannot choose ignores it
     * @param attempt counted from 0 over all proposals of this kind
     * @param seed for everything random in this proposal
     */
    Optional<Proposal> propose(double wish, long attempt, long seed);

    /** Whether nothing can come of this attempt and of those after it. */
    default boolean isExhausted(long attempt) {
        return false;
    }
}
