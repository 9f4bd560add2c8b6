package org.areogan.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.areogan.files.UserException;
import org.areogan.synth.proposal.ProposalKind;
import org.areogan.synth.proposal.ProposalMix;
import org.areogan.synth.proposal.Proposer;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.MemoryDataSet;
import org.areogan.terrain.paste.InstanceLibrary;
import org.junit.jupiter.api.Test;

class WorkshopTest {
    private static final MemoryDataSet REAL = Scenes.mars(6, 51);

    private static Workshop workshop(DataSet real, Optional<DataSet> unlabelled) {
        return new Workshop(
                real,
                Scenes.ROCK,
                () -> InstanceLibrary.of(real, List.of(), Scenes.ROCK, Scenes.CURE),
                unlabelled,
                Scenes.blind(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void thereIsAProposerForEachKindOfTheMix() {
        Workshop workshop = workshop(REAL, Optional.of(Scenes.mars(2, 52)));
        List<Proposer> proposers = workshop.proposers(ProposalMix.parse("label,paste=2"));
        assertThat(proposers)
                .extracting(Proposer::kind)
                .containsExactlyInAnyOrder(ProposalKind.LABEL, ProposalKind.PASTE);
        Proposer label = proposers.stream()
                .filter(each -> each.kind() == ProposalKind.LABEL)
                .findFirst()
                .orElseThrow();
        assertThat(label.propose(0.1, 0, 0).orElseThrow().sources()).containsExactly("unlabelled/0");
    }

    @Test
    void aMixThatNeedsWhatIsNotThereIsRefused() {
        Workshop workshop = workshop(REAL, Optional.empty());
        refused(workshop, "label", "--unlabelled", "--mix");
        refused(workshop, "paint", "--painter", "--mix");
    }

    @Test
    void dataThatDoesNotShowTheClassIsRefused() {
        DataSet without = new MemoryDataSet("plain", Scenes.CLASSES, List.of(Scenes.flat(20, 20, 1, 0.5f)), List.of());
        refused(workshop(without, Optional.empty()), "paste", "plain", "big-rock");
    }

    private static void refused(Workshop workshop, String mix, String... parts) {
        assertThatThrownBy(() -> workshop.proposers(ProposalMix.parse(mix)))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll(parts);
    }
}
