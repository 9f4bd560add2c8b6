package org.areogan.synth.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PercentilesTest {
    @Test
    void aNumberStandsAboveTheSmallerAndAmidItsEquals() {
        double[] measured = {4, 2, 1, 2};
        Percentiles percentiles = new Percentiles(measured);
        assertThat(percentiles.of(0)).isZero();
        assertThat(percentiles.of(1)).isEqualTo(12.5);
        assertThat(percentiles.of(1.5)).isEqualTo(25);
        assertThat(percentiles.of(2)).isEqualTo(50);
        assertThat(percentiles.of(3)).isEqualTo(75);
        assertThat(percentiles.of(5)).isEqualTo(100);
        assertThat(measured).as("left as they were").containsExactly(4, 2, 1, 2);
    }

    @Test
    void amongNothingEverythingIsUsualAndNoNumberIsTheLowest() {
        assertThat(new Percentiles(new double[0]).of(7)).isEqualTo(50);
        assertThat(new Percentiles(new double[] {1}).of(Double.NaN)).isZero();
    }
}
