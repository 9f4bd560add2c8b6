package org.areogan.synth.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.areogan.generator.Prediction;
import org.areogan.synth.Scenes;
import org.junit.jupiter.api.Test;

class AgreementTest {
    private static final int ROCK = Scenes.ROCK.id();

    @Test
    void aTableByHandIsMet() {
        Prediction seen = Scenes.prediction(Scenes.mask("skkk", "RsRk"), 0.8f);
        Agreement agreement = Agreement.of(Scenes.mask("sskk", "RR.?"), seen, Scenes.CLASSES, ROCK);
        // Soil: one of the two claimed and one seen on a rock. Bedrock: both, and one seen on soil.
        assertThat(agreement.othersIou().orElseThrow()).isCloseTo((1 / 3.0 + 2 / 3.0) / 2, within(1e-12));
        // The rock that is seen on background does not count.
        assertThat(agreement.rareIou()).isEqualTo(0.5);
        assertThat(agreement.rareConfidence()).isCloseTo((0.8 + 0.2 / 4) / 2, within(1e-6));
    }

    @Test
    void whatIsNotClaimedIsNotAskedFor() {
        Prediction seen = Scenes.prediction(Scenes.mask("sR"), 0.8f);
        Agreement nothing = Agreement.of(Scenes.mask(".?"), seen, Scenes.CLASSES, ROCK);
        assertThat(nothing.othersIou()).isEmpty();
        assertThat(nothing.rareIou()).isZero();
        assertThat(nothing.rareConfidence()).isZero();
        Agreement onlyRock = Agreement.of(Scenes.mask("RR"), seen, Scenes.CLASSES, ROCK);
        assertThat(onlyRock.othersIou()).isEmpty();
        assertThat(onlyRock.rareIou()).isEqualTo(0.5);
        assertThat(Agreement.of(Scenes.mask("ss"), seen, Scenes.CLASSES, ROCK).othersIou())
                .hasValue(0.5);
    }
}
