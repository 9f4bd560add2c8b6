package org.areogan.synth;

import java.util.Optional;

final class LabelProposer implements Proposer {
    @Override
    public ProposalKind kind() {
        return ProposalKind.LABEL;
    }

    @Override
    public Optional<Proposal> propose(double wish, long attempt, long seed) {
        return Optional.empty();
    }
}
