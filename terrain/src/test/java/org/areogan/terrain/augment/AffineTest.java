package org.areogan.terrain.augment;

import static org.assertj.core.api.Assertions.assertThat;

import org.areogan.terrain.Sample;
import org.areogan.terrain.TestSamples;
import org.junit.jupiter.api.Test;

class AffineTest {
    private static final int NO_LABEL = 255;
    private final Sample sample = TestSamples.numbered(6, 8);

    @Test
    void flipsSwapColumnsAndRows() {
        Sample horizontal = Affine.flipHorizontal(8).apply(sample, NO_LABEL);
        Sample vertical = Affine.flipVertical(6).apply(sample, NO_LABEL);
        for (int row = 0; row < 6; row++) {
            for (int column = 0; column < 8; column++) {
                requirePixel(horizontal, row, column, row, 7 - column);
                requirePixel(vertical, row, column, 5 - row, column);
            }
        }
    }

    @Test
    void flippingTwiceChangesNothing() {
        Affine twice = Affine.flipHorizontal(8).then(Affine.flipHorizontal(8));
        assertThat(twice.apply(sample, NO_LABEL).frame().grey())
                .isEqualTo(sample.frame().grey());
        Affine flip = Affine.flipVertical(6);
        Sample back = flip.apply(flip.apply(sample, NO_LABEL), NO_LABEL);
        assertThat(back.frame().grey()).isEqualTo(sample.frame().grey());
        assertThat(back.mask().ids()).isEqualTo(sample.mask().ids());
    }

    @Test
    void rotationByNinetyDegreesIsCounterClockwise() {
        Sample square = TestSamples.numbered(7, 7);
        Sample turned = Affine.rotate(90, 7, 7).apply(square, NO_LABEL);
        for (int row = 0; row < 7; row++) {
            for (int column = 0; column < 7; column++) {
                assertThat(turned.mask().at(row, column))
                        .isEqualTo(square.mask().at(column, 6 - row));
                assertThat(turned.frame().at(row, column))
                        .isEqualTo(square.frame().at(column, 6 - row));
            }
        }
    }

    @Test
    void rotationLeavesTheCornersWithoutLabelAndInRange() {
        Sample turned = Affine.rotate(45, 16, 16).apply(TestSamples.flat(16, 16, 0.4f, 2), NO_LABEL);
        assertThat(turned.mask().at(0, 0)).isEqualTo(NO_LABEL);
        assertThat(turned.mask().at(15, 0)).isEqualTo(NO_LABEL);
        assertThat(turned.mask().at(8, 8)).isEqualTo(2);
        assertThat(turned.frame().at(0, 0)).isEqualTo(0.4f);
    }

    @Test
    void zoomByTwoShowsTheWindowAtDoubleSize() {
        Sample zoomed = Affine.zoom(2, 1, 0, 6, 8).apply(sample, NO_LABEL);
        for (int row = 0; row < 6; row++) {
            for (int column = 0; column < 8; column++) {
                assertThat(zoomed.mask().at(row, column))
                        .isEqualTo(sample.mask().at(3 + row / 2, column / 2));
            }
        }
    }

    @Test
    void outsideIsMirroredInTheFrame() {
        Sample shifted = Affine.shift(0, -2).apply(sample, NO_LABEL);
        requirePixel(shifted, 3, 2, 3, 0);
        assertThat(shifted.mask().at(3, 1)).isEqualTo(NO_LABEL);
        assertThat(shifted.frame().at(3, 1)).isEqualTo(sample.frame().at(3, 0));
        assertThat(shifted.frame().at(3, 0)).isEqualTo(sample.frame().at(3, 1));
    }

    private void requirePixel(Sample moved, int row, int column, int oldRow, int oldColumn) {
        assertThat(moved.mask().at(row, column)).isEqualTo(sample.mask().at(oldRow, oldColumn));
        assertThat(moved.frame().at(row, column)).isEqualTo(sample.frame().at(oldRow, oldColumn));
    }
}
