package org.areogan.terrain.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.areogan.terrain.score.PrecisionRecall.Point;
import org.junit.jupiter.api.Test;

class PrecisionRecallTest {
    @Test
    void curveAndMeanAreThoseWorkedOutByHand() {
        // By falling probability: right, wrong, right and wrong together.
        PrecisionRecall curve = new PrecisionRecall(new long[] {1, 0, 1}, new long[] {1, 1, 0});
        assertThat(curve.points()).containsExactly(new Point(0.5, 1), new Point(0.5, 0.5), new Point(1, 0.5));
        assertThat(curve.average()).isCloseTo(0.5 * 1 + 0.5 * 0.5, within(1e-12));
    }

    @Test
    void aClassThatDoesNotOccurHasNoFigure() {
        PrecisionRecall curve = new PrecisionRecall(new long[2], new long[] {3, 4});
        assertThat(curve.points()).isEmpty();
        assertThat(curve.average()).isNaN();
    }
}
