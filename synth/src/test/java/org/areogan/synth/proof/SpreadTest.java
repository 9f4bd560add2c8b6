package org.areogan.synth.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void theDeviationIsThatOfASample() {
        // Mean 5; squares 9 + 1 + 1 + 1 + 0 + 0 + 4 + 16 = 32 over 7.
        Spread spread = Spread.of(List.of(2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0));
        assertThat(spread.mean()).isEqualTo(5);
        assertThat(spread.deviation()).isCloseTo(Math.sqrt(32 / 7.0), within(1e-12));
        assertThat(spread.count()).isEqualTo(8);
        assertThat(spread.text()).isEqualTo("5.000 ± 2.138");
    }

    @Test
    void oneNumberHasNoDeviationAndNoNumberNoMean() {
        assertThat(Spread.of(List.of(0.12345)).text()).isEqualTo("0.123");
        assertThat(Spread.of(List.of(0.5, Double.NaN)).text()).isEqualTo("0.500");
        assertThat(Spread.of(List.of(0.5, Double.NaN)).count()).isEqualTo(1);
        assertThat(Spread.of(List.of(Double.NaN)).text()).isEqualTo("-");
        assertThat(Spread.of(List.of()).text()).isEqualTo("-");
        assertThat(Spread.of(List.of(0.25, 0.25)).text()).isEqualTo("0.250 ± 0.000");
    }
}
