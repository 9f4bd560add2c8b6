package org.areogan.terrain.augment;

import static org.assertj.core.api.Assertions.assertThat;

import org.areogan.laws.Draw;
import org.areogan.laws.Law;
import org.areogan.terrain.Mask;
import org.areogan.terrain.Sample;
import org.areogan.terrain.TestSamples;

/**
 * The mask follows the image. Two kinds of samples show it: frames whose brightness is their class, and frames whose
 * brightness is a coordinate that the mask holds too, in steps of a few pixels.
 */
class AffineLaws {
    private static final int HEIGHT = 48;
    private static final int WIDTH = 64;
    private static final int NO_LABEL = 255;
    private static final int STEP = 4;

    @Law(tries = 20)
    void maskFollowsTheImageUnderFlips(Draw any) {
        boolean horizontal = any.either();
        long seed = any.number();
        requireFollowing(horizontal ? Affine.flipHorizontal(WIDTH) : Affine.flipVertical(HEIGHT), 1, seed);
    }

    @Law(tries = 60)
    void maskFollowsTheImageUnderRotation(Draw any) {
        double degrees = any.real(-180, 180);
        long seed = any.number();
        requireFollowing(Affine.rotate(degrees, HEIGHT, WIDTH), 1, seed);
    }

    @Law(tries = 60)
    void maskFollowsTheImageUnderZoom(Draw any) {
        double factor = any.real(1, 2.5);
        double down = any.real(0, 1);
        double right = any.real(0, 1);
        long seed = any.number();
        requireFollowing(Affine.zoom(factor, down, right, HEIGHT, WIDTH), factor, seed);
    }

    @Law(tries = 60)
    void maskFollowsTheImageUnderShifts(Draw any) {
        int row = any.integer(-30, 30);
        int column = any.integer(-30, 30);
        long seed = any.number();
        requireFollowing(Affine.shift(row, column), 1, seed);
    }

    @Law(tries = 60)
    void maskFollowsTheImageUnderAllOfThem(Draw any) {
        double degrees = any.real(-180, 180);
        double factor = any.real(1, 2);
        long seed = any.number();
        Affine map = Affine.flipHorizontal(WIDTH)
                .then(Affine.flipVertical(HEIGHT))
                .then(Affine.rotate(degrees, HEIGHT, WIDTH))
                .then(Affine.zoom(factor, 0.3, 0.6, HEIGHT, WIDTH));
        requireFollowing(map, factor, seed);
    }

    @Law(tries = 40)
    void oneMapDoesWhatTwoInARowDo(Draw any) {
        int shift = any.integer(-5, 5);
        boolean horizontal = any.either();
        long seed = any.number();
        Sample sample = TestSamples.blocks(HEIGHT, WIDTH, 8, seed);
        Affine first = horizontal ? Affine.flipHorizontal(WIDTH) : Affine.flipVertical(HEIGHT);
        Affine second = Affine.zoom(2, 0, 1, HEIGHT, WIDTH);
        Affine third = Affine.shift(shift, -shift);
        Mask atOnce = first.then(second).then(third).apply(sample, NO_LABEL).mask();
        Mask inSteps = third.apply(second.apply(first.apply(sample, NO_LABEL), NO_LABEL), NO_LABEL)
                .mask();
        for (int row = 5; row < HEIGHT - 5; row++) {
            for (int column = 5; column < WIDTH - 5; column++) {
                assertThat(atOnce.at(row, column)).isEqualTo(inSteps.at(row, column));
            }
        }
    }

    private static void requireFollowing(Affine map, double enlargement, long seed) {
        requireClassAndBrightnessAgree(map, enlargement, seed);
        requireCoordinatesAgree(map.apply(TestSamples.columns(HEIGHT, WIDTH, STEP), NO_LABEL), WIDTH);
        requireCoordinatesAgree(map.apply(TestSamples.rows(HEIGHT, WIDTH, STEP), NO_LABEL), HEIGHT);
    }

    /** Away from class borders, where brightness is a mixture. */
    private static void requireClassAndBrightnessAgree(Affine map, double enlargement, long seed) {
        Sample moved = map.apply(TestSamples.blocks(HEIGHT, WIDTH, 16, seed), NO_LABEL);
        int reach = (int) Math.ceil(1.5 * enlargement + 1);
        int compared = 0;
        for (int row = reach; row < HEIGHT - reach; row++) {
            for (int column = reach; column < WIDTH - reach; column++) {
                if (moved.mask().at(row, column) != NO_LABEL && uniform(moved.mask(), row, column, reach)) {
                    assertThat(moved.frame().at(row, column))
                            .isEqualTo(TestSamples.brightness(moved.mask().at(row, column)));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(10);
    }

    private static boolean uniform(Mask mask, int row, int column, int reach) {
        for (int r = row - reach; r <= row + reach; r++) {
            for (int c = column - reach; c <= column + reach; c++) {
                if (mask.at(r, c) != mask.at(row, column)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** A nearest pixel is at most half a pixel from the place that the brightness tells. */
    private static void requireCoordinatesAgree(Sample moved, int size) {
        int labelled = 0;
        for (int pixel = 0; pixel < moved.mask().ids().length; pixel++) {
            int id = moved.mask().ids()[pixel] & 0xff;
            if (id != NO_LABEL) {
                double place = moved.frame().grey()[pixel] * size;
                assertThat(id)
                        .isBetween((int) Math.floor((place - 0.51) / STEP), (int) Math.floor((place + 0.51) / STEP));
                labelled++;
            }
        }
        assertThat(labelled).isGreaterThan(100);
    }
}
