package org.areogan.synth.quality.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.areogan.synth.quality.features.Nearness.Distances;
import org.junit.jupiter.api.Test;

class NeighbourhoodTest {
    private static final FeatureMatrix REAL = Points.line(0, 1, 2, 3);

    @Test
    void theKthNeighbourIsCountedWithoutTheFrameItself() {
        assertThat(Neighbours.kthOther(REAL, 1)).containsExactly(1, 1, 1, 1);
        assertThat(Neighbours.kthOther(REAL, 2)).containsExactly(2, 1, 1, 2);
        assertThat(Neighbours.kthOther(REAL, 3)).containsExactly(3, 2, 2, 3);
    }

    @Test
    void distancesAreEuclidean() {
        assertThat(Neighbours.nearest(
                        Points.of(new double[] {3, 4}), Points.of(new double[] {0, 0}, new double[] {-3, -4})))
                .containsExactly(5);
    }

    /** Balls of radius 1: 0.5 lies in those around 0 and 1, 10 in none. */
    @Test
    void densityCountsBallsAndCoverageTheBallsThatAreHit() {
        assertThat(DensityCoverage.of(REAL, Points.line(0.5, 10), 1)).isEqualTo(new DensityCoverage(1, 0.5, 1));
    }

    /** Balls of radius 2, 1, 1, 2: 0.5 lies in two, 1.5 in all four, 2.25 in those around 2 and 3. */
    @Test
    void densityIsDividedByK() {
        assertThat(DensityCoverage.of(REAL, Points.line(0.5, 1.5, 2.25), 2))
                .isEqualTo(new DensityCoverage(8 / 6.0, 1, 2));
    }

    @Test
    void whatLiesOnTheSurfaceOfABallIsOutside() {
        assertThat(DensityCoverage.of(REAL, Points.line(4), 1)).isEqualTo(new DensityCoverage(0, 0, 1));
    }

    @Test
    void manyFramesAtOnePlaceAreDenseButCoverLittle() {
        DensityCoverage crowd =
                DensityCoverage.of(Points.line(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), Points.line(4.1, 4.1, 4.1, 4.2), 2);
        assertThat(crowd.density()).isCloseTo(1, within(1e-12));
        assertThat(crowd.coverage()).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void nearnessTellsCopiesFromStrangers() {
        Nearness nearness = Nearness.of(Points.line(0, 1, 3, 7), List.of(), Points.line(0.5, 100, 1.5, 0, 5));
        assertThat(nearness.distances())
                .containsExactly(
                        new Distances("synthetic to real", 0, 0.5), new Distances("real to another real", 1, 1));
        assertThat(nearness.belowFifth()).isEqualTo(3 / 5.0);
        assertThat(nearness.belowMedian()).isEqualTo(3 / 5.0);
    }

    @Test
    void whereScenesAreNamedTheOtherScenesAreMeasuredToo() {
        Nearness nearness = Nearness.of(Points.line(0, 1, 3, 7), List.of("a", "a", "b", "b"), Points.line(0.5, 1.5));
        assertThat(nearness.distances().get(2)).isEqualTo(new Distances("real to a real of another scene", 2, 2));
        assertThat(Nearness.of(Points.line(0, 1), List.of("a", "a"), Points.line(1))
                        .distances())
                .hasSize(2);
    }

    @Test
    void percentilesAreNumbersThatWereMeasured() {
        double[] hundred = new double[100];
        for (int i = 0; i < hundred.length; i++) {
            hundred[i] = 100 - i;
        }
        assertThat(Distances.of("", hundred)).isEqualTo(new Distances("", 5, 50));
        assertThat(Distances.of("", new double[] {3})).isEqualTo(new Distances("", 3, 3));
    }
}
