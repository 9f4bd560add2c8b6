package org.areogan.terrain.augment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.areogan.laws.Draw;
import org.areogan.laws.Law;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.Sample;
import org.areogan.terrain.TestSamples;
import org.areogan.terrain.augment.Augmenter.Options;
import org.junit.jupiter.api.Test;

class CloseUpTest {
    private static final int ROCK = 4;
    private static final int HEIGHT = 32;
    private static final int WIDTH = 48;

    /** Soil with a rock of this size. */
    private static Sample rock(int top, int left, int height, int width) {
        byte[] ids = new byte[HEIGHT * WIDTH];
        Arrays.fill(ids, (byte) 1);
        for (int row = top; row < top + height; row++) {
            for (int column = left; column < left + width; column++) {
                ids[row * WIDTH + column] = ROCK;
            }
        }
        return new Sample(new Frame(HEIGHT, WIDTH, new float[ids.length]), new Mask(HEIGHT, WIDTH, ids));
    }

    private static long rocks(Sample sample) {
        return sample.mask().counts()[ROCK];
    }

    @Law(tries = 60)
    void aPieceIsSeenWholeAndNoSmallerThanItIs(Draw any) {
        SplittableRandom random = new SplittableRandom(any.number());
        int top = random.nextInt(HEIGHT - 4);
        int left = random.nextInt(WIDTH - 6);
        Sample sample = rock(top, left, 4, 6);
        Affine map = new CloseUp(ROCK, 3).of(sample.mask(), random).orElseThrow();
        Sample close = map.apply(sample, 255);
        double factor = 1 / map.rowByRow();
        assertThat(factor).isBetween(1.0, 3.0);
        // Whole: as many pixels as its area times the square of the factor, but for its edges.
        assertThat((double) rocks(close))
                .isBetween((4 * factor - 1) * (6 * factor - 1), (4 * factor + 1) * (6 * factor + 1));
        assertThat(close.mask().counts()[255]).isZero();
    }

    @Test
    void aPieceThatFillsTheFrameStaysAsItIs() {
        Sample sample = rock(0, 10, HEIGHT, 5);
        assertThat(new CloseUp(ROCK, 4).of(sample.mask(), new SplittableRandom(1)))
                .hasValueSatisfying(map -> assertThat(map.rowByRow()).isEqualTo(1));
    }

    @Test
    void frameWithoutTheClassHasNoCloseUp() {
        assertThat(new CloseUp(ROCK, 3).of(TestSamples.flat(8, 8, 0.5f, 1).mask(), new SplittableRandom(1)))
                .isEmpty();
    }

    @Test
    void theAugmenterEnlargesSamplesThatShowTheClassAndNoOthers() {
        Options certain = new Options(0, 0, 0, 1, 0, 0, 0, 0, 1, 1, 0, 0, 1, 3);
        Augmenter augmenter = new Augmenter(certain, ClassSet.ROVER, Optional.of(ClassSet.ROVER.get(ROCK)));
        Sample sample = rock(10, 20, 4, 6);
        double sum = 0;
        for (int seed = 0; seed < 40; seed++) {
            sum += rocks(augmenter.augment(sample, sample, new SplittableRandom(seed)));
        }
        // The square of the factor, uniform in its logarithm from 1 to 3, has a mean of 8 / (2 log 3).
        assertThat(sum / 40 / 24).isBetween(2.6, 4.8);
        Sample plain = TestSamples.flat(HEIGHT, WIDTH, 0.5f, 1);
        assertThat(augmenter.augment(plain, plain, new SplittableRandom(1)).mask())
                .isSameAs(plain.mask());
        assertThat(new Augmenter(certain, ClassSet.ROVER)
                        .augment(sample, sample, new SplittableRandom(1))
                        .mask())
                .isSameAs(sample.mask());
    }
}
