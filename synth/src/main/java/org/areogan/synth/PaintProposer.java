package org.areogan.synth;

import java.util.Optional;

final class PaintProposer implements Proposer {
    @Override
    public ProposalKind kind() {
        return ProposalKind.PAINT;
    }

    @Override
    public Optional<Proposal> propose(double wish, long attempt, long seed) {
        return Optional.empty();
    }
}
