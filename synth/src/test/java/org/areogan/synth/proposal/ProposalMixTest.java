package org.areogan.synth.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.areogan.files.UserException;
import org.junit.jupiter.api.Test;

class ProposalMixTest {
    private static Map<ProposalKind, Integer> draws(ProposalMix mix, Set<ProposalKind> among) {
        SplittableRandom seeds = new SplittableRandom(1);
        Map<ProposalKind, Integer> counts = new EnumMap<>(ProposalKind.class);
        for (int i = 0; i < 6000; i++) {
            counts.merge(mix.draw(among, seeds.nextLong()), 1, Integer::sum);
        }
        return counts;
    }

    @Test
    void kindsAreDrawnAsOftenAsTheirWeightsSay() {
        ProposalMix mix = ProposalMix.parse("paste=2, PAINT ,label=0.5");
        Map<ProposalKind, Integer> all = draws(mix, EnumSet.allOf(ProposalKind.class));
        assertThat(all.get(ProposalKind.PASTE) / 6000.0).isCloseTo(2 / 3.5, within(0.03));
        assertThat(all.get(ProposalKind.PAINT) / 6000.0).isCloseTo(1 / 3.5, within(0.03));
        assertThat(all.get(ProposalKind.LABEL) / 6000.0).isCloseTo(0.5 / 3.5, within(0.03));
        Map<ProposalKind, Integer> some = draws(mix, EnumSet.of(ProposalKind.LABEL, ProposalKind.PAINT));
        assertThat(some).containsOnlyKeys(ProposalKind.LABEL, ProposalKind.PAINT);
        assertThat(some.get(ProposalKind.LABEL) / 6000.0).isCloseTo(1 / 3.0, within(0.03));
        assertThat(draws(ProposalMix.only(ProposalKind.PAINT), EnumSet.allOf(ProposalKind.class)))
                .containsOnlyKeys(ProposalKind.PAINT);
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        ProposalMix mix = ProposalMix.parse("paint=0.25,paste=3");
        assertThat(ProposalMix.parse(mix.text())).isEqualTo(mix);
        assertThat(mix.text()).isEqualTo("paste=3.0,paint=0.25");
    }

    @Test
    void whatCannotBeMixedIsNamed() {
        refused("paste=2,dream=1", "'dream'", "label, paste and paint");
        refused("paste=0", "'paste=0'", "above 0", "leave out");
        refused("paste=-1", "'paste=-1'");
        refused("paste=Infinity", "'paste=Infinity'");
        refused("paste=NaN", "'paste=NaN'");
        refused("paste=two", "'paste=two'", "number");
        refused("", "''");
        refused("paste=1,paste=2", "'paste'", "twice");
        assertThatThrownBy(() -> new ProposalMix(Map.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static void refused(String text, String... parts) {
        assertThatThrownBy(() -> ProposalMix.parse(text))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll(parts);
    }
}
