package org.areogan.synth;

import java.util.Optional;
import org.areogan.synth.proposal.Proposal;
import org.areogan.synth.proposal.ProposalKind;
import org.areogan.synth.proposal.Proposer;

/**
 * Proposes for one of several series: of the attempts of the proposer that they share, each series has every so many-th, so that
 * none is made in two of them and each has its part of the most promising ones.
 */
record SeriesProposer(Proposer shared, Series series) implements Proposer {
    @Override
    public ProposalKind kind() {
        return shared.kind();
    }

    /** What can run out is divided among the first series; nothing of it is left for further ones. */
    @Override
    public boolean isExhausted(long attempt) {
        return shared.isExhausted(place(attempt))
                || (series.number() >= series.siblings() && shared.isExhausted(Long.MAX_VALUE));
    }

    @Override
    public Optional<Proposal> propose(double wish, long attempt, long seed) {
        return shared.propose(wish, place(attempt), seed);
    }

    private long place(long attempt) {
        return attempt * series.siblings() + series.number() % series.siblings();
    }
}
