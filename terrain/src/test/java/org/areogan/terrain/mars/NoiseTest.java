package org.areogan.terrain.mars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NoiseTest {
    @Test
    void smoothNoiseIsZeroOnWholeCoordinatesAndInRangeBetween() {
        for (int x = -5; x < 5; x++) {
            assertThat(Noise.smooth(3, x, 2 - x)).isZero();
        }
        for (double x = -20; x < 20; x += 0.13) {
            assertThat(Noise.smooth(3, x, 0.7 * x + 0.31)).isBetween(-1.0, 1.0);
        }
    }

    @Test
    void smoothNoiseHasNoJumpsAcrossCells() {
        for (int x = -3; x < 3; x++) {
            assertThat(Noise.smooth(9, x - 1e-7, 0.4)).isCloseTo(Noise.smooth(9, x + 1e-7, 0.4), within(1e-5));
        }
    }

    @Test
    void octavesFinerThanAPixelAreGone() {
        assertThat(Noise.fractal(1, 0.3, 0.6, 8, 1)).isZero();
        assertThat(Noise.fractal(1, 0.3, 0.6, 8, 0.5)).isEqualTo(Noise.smooth(1, 0.3, 0.6));
    }

    @Test
    void cellsKnowTheirPointAndEdge() {
        Noise.Cells cells = new Noise.Cells();
        cells.at(4, 2.3, -1.6);
        double property = cells.property(1);
        double pointX = 2.3 - cells.right();
        double pointY = -1.6 - cells.down();
        cells.at(4, pointX, pointY);
        assertThat(cells.right()).isCloseTo(0, within(1e-9));
        assertThat(cells.edge()).isPositive();
        assertThat(cells.property(1)).isEqualTo(property).isBetween(0.0, 1.0);
        assertThat(cells.property(2)).isNotEqualTo(property);
    }
}
