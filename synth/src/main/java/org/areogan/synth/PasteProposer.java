package org.areogan.synth;

import java.util.Optional;

final class PasteProposer implements Proposer {
    @Override
    public ProposalKind kind() {
        return ProposalKind.PASTE;
    }

    @Override
    public Optional<Proposal> propose(double wish, long attempt, long seed) {
        return Optional.empty();
    }
}
