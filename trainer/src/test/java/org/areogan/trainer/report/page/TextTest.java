package org.areogan.trainer.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTest {
    @Test
    void numbersHaveFourDigitsAndNoNoise() {
        assertThat(Text.number(0.1 + 0.2)).isEqualTo("0.3");
        assertThat(Text.number(1234567)).isEqualTo("1235000");
        assertThat(Text.number(0.00012345)).isEqualTo("0.0001234");
        assertThat(Text.number(0.000021)).isEqualTo("2.1e-5");
        assertThat(Text.number(0)).isEqualTo("0");
        assertThat(Text.number(Double.NaN)).isEqualTo("–");
        assertThat(Text.number(Double.POSITIVE_INFINITY)).isEqualTo("–");
    }

    @Test
    void timesAreToldByTheirGreatestUnits() {
        assertThat(Text.duration(4.26)).isEqualTo("4.3 s");
        assertThat(Text.duration(59.7)).isEqualTo("1 min 0 s");
        assertThat(Text.duration(7384)).isEqualTo("2 h 3 min");
    }

    @Test
    void sharesScoresAndCountsAreTheSameInEveryCountry() {
        assertThat(Text.percent(0.1234)).isEqualTo("12.3%");
        assertThat(Text.score(0.5)).isEqualTo("0.500");
        assertThat(Text.count(1234567)).isEqualTo("1\u2009234\u2009567");
        assertThat(Text.megabytes(1_234_600_000L)).isEqualTo("1\u2009235 MB");
    }
}
