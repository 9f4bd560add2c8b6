package org.areogan.terrain.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
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

class AugmenterTest {
    private static final Options EVERYTHING = new Options(0.5, 0.5, 180, 2, 0.5, 0.9, 0.5, 0.5, 1, 1, 0, 0, 0, 1);

    @Test
    void noOptionsReturnTheSampleItself() {
        Sample sample = TestSamples.blocks(16, 16, 4, 1);
        Sample same = new Augmenter(Options.NONE, ClassSet.ROVER).augment(sample, sample, new SplittableRandom(1));
        assertThat(same.frame()).isSameAs(sample.frame());
        assertThat(same.mask()).isSameAs(sample.mask());
    }

    @Test
    void sameRandomStateGivesTheSameSample() {
        Sample first = augmented(EVERYTHING, 7);
        Sample second = augmented(EVERYTHING, 7);
        assertThat(first.frame().grey()).isEqualTo(second.frame().grey());
        assertThat(first.mask().ids()).isEqualTo(second.mask().ids());
        assertThat(augmented(EVERYTHING, 8).frame().grey())
                .isNotEqualTo(first.frame().grey());
    }

    @Law(tries = 50)
    void valuesStayWithinTheirRanges(Draw any) {
        long seed = any.number();
        Sample sample = augmented(EVERYTHING, seed);
        for (float value : sample.frame().grey()) {
            assertThat(value).isBetween(0f, 1f);
        }
        for (byte id : sample.mask().ids()) {
            assertThat(ClassSet.ROVER.legal(id & 0xff)).isTrue();
        }
    }

    @Law(tries = 50)
    void augmentedMaskFollowsTheAugmentedImage(Draw any) {
        long seed = any.number();
        Options geometry = new Options(0.5, 0.5, 180, 2, 0, 0, 0, 0, 1, 1, 0, 0, 0, 1);
        Sample ramp = TestSamples.columns(32, 40, 4);
        Sample moved = new Augmenter(geometry, ClassSet.ROVER).augment(ramp, ramp, new SplittableRandom(seed));
        for (int pixel = 0; pixel < 32 * 40; pixel++) {
            int id = moved.mask().ids()[pixel] & 0xff;
            if (id != 255) {
                double column = 40 * moved.frame().grey()[pixel];
                assertThat(id).isBetween((int) Math.floor((column - 0.51) / 4), (int) Math.floor((column + 0.51) / 4));
            }
        }
    }

    @Test
    void certainFlipsAreDone() {
        Sample sample = TestSamples.numbered(6, 8);
        Sample flipped = new Augmenter(new Options(1, 1, 0, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 1), ClassSet.ROVER)
                .augment(sample, sample, new SplittableRandom(1));
        assertThat(flipped.mask().at(0, 0)).isEqualTo(sample.mask().at(5, 7));
        assertThat(flipped.frame().at(1, 2)).isEqualTo(sample.frame().at(4, 5));
    }

    @Test
    void brightnessShiftsAndContrastSpreadsAroundTheMean() {
        Frame frame = new Frame(1, 4, new float[] {0.2f, 0.4f, 0.4f, 0.6f});
        assertThat(Retouch.brightnessAndContrast(frame, 0.1f, 1.5f).grey())
                .containsExactly(new float[] {0.2f, 0.5f, 0.5f, 0.8f}, within(1e-6f));
        assertThat(Retouch.brightnessAndContrast(frame, 0.5f, 1).grey())
                .containsExactly(new float[] {0.7f, 0.9f, 0.9f, 1f}, within(1e-6f));
    }

    @Test
    void noiseHasTheDeviationAskedFor() {
        Frame noisy = Retouch.noise(TestSamples.flat(100, 100, 0.5f, 1).frame(), 0.05f, new SplittableRandom(4));
        double sum = 0;
        double squares = 0;
        for (float value : noisy.grey()) {
            sum += value - 0.5;
            squares += (value - 0.5) * (value - 0.5);
        }
        assertThat(sum / 10_000).isCloseTo(0, within(0.002));
        assertThat(Math.sqrt(squares / 10_000)).isCloseTo(0.05, within(0.002));
    }

    @Test
    void cutMixReplacesTheRectangleInFrameAndMask() {
        Sample mixed = new CutMix(1, 2, 3, 5).apply(TestSamples.flat(4, 6, 0.2f, 1), TestSamples.flat(4, 6, 0.8f, 3));
        for (int row = 0; row < 4; row++) {
            for (int column = 0; column < 6; column++) {
                boolean inside = row >= 1 && row < 3 && column >= 2 && column < 5;
                assertThat(mixed.frame().at(row, column)).isEqualTo(inside ? 0.8f : 0.2f);
                assertThat(mixed.mask().at(row, column)).isEqualTo(inside ? 3 : 1);
            }
        }
    }

    @Law(tries = 50)
    void drawnCutMixTakesFrameAndMaskFromTheSameSample(Draw any) {
        long seed = any.number();
        Sample mixed = CutMix.draw(9, 14, new SplittableRandom(seed))
                .apply(TestSamples.flat(9, 14, 0.2f, 1), TestSamples.flat(9, 14, 0.8f, 3));
        for (int pixel = 0; pixel < 9 * 14; pixel++) {
            assertThat(mixed.frame().grey()[pixel]).isEqualTo(mixed.mask().ids()[pixel] == 1 ? 0.2f : 0.8f);
        }
    }

    @Test
    void cutMixRefusesSamplesOfDifferentSizes() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new CutMix(0, 0, 1, 1).apply(TestSamples.flat(4, 6, 0, 1), TestSamples.flat(6, 4, 0, 1)))
                .withMessageContaining("4x6")
                .withMessageContaining("6x4");
    }

    @Test
    void badOptionsAreNamedAsInTheConfiguration() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Options(1.5, 0, 0, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 1))
                .withMessage("augmentation.flip_horizontal must be 0 to 1, got 1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Options(0, -1, 0, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 1))
                .withMessage("augmentation.flip_vertical must be 0 to 1, got -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Options(0, 0, 0, 0.5, 0, 0, 0, 0, 1, 1, 0, 0, 0, 1))
                .withMessage("augmentation.zoom must be 1 to 100, got 0.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Options(0, 0, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1))
                .withMessage("augmentation.contrast must be 0 to below 1, got 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Options(0, 0, 0, 1, 0, 0, 0, Double.NaN, 1, 1, 0, 0, 0, 1))
                .withMessage("augmentation.cut_mix must be 0 to 1, got NaN");
    }

    private static Sample augmented(Options options, long seed) {
        return new Augmenter(options, ClassSet.ROVER)
                .augment(
                        TestSamples.blocks(24, 32, 8, 1), TestSamples.blocks(24, 32, 8, 2), new SplittableRandom(seed));
    }

    @Test
    void zoomingOutShowsTheWholePictureSmallerAndLeavesTheRestWithoutLabel() {
        Sample whole = new Sample(new Frame(8, 8, filled(0.5f)), new Mask(8, 8, ones()));
        Augmenter augmenter = new Augmenter(new Options(0, 0, 0, 1, 0, 0, 0, 0, 2, 1, 0, 0, 0, 1), ClassSet.ROVER);
        long fewest = 64;
        for (int seed = 0; seed < 30; seed++) {
            Sample smaller = augmenter.augment(whole, whole, new SplittableRandom(seed));
            long labelled = smaller.mask().counts()[1];
            fewest = Math.min(fewest, labelled);
            assertThat(labelled).isBetween(16L, 64L);
            assertThat(smaller.mask().counts()[255]).isEqualTo(64 - labelled);
            assertThat(smaller.frame().grey()).containsOnly(0.5f);
        }
        assertThat(fewest).isLessThan(30);
    }

    @Test
    void gammaKeepsBlackAndWhiteAndTheOrderBetween() {
        Frame ramp = new Frame(1, 4, new float[] {0, 0.25f, 0.5f, 1});
        float[] grey = Retouch.gamma(ramp, 2).grey();
        assertThat(grey).containsExactly(new float[] {0, 0.0625f, 0.25f, 1}, within(1e-6f));
    }

    @Test
    void aVignetteTakesItsShareFromTheCornersAndNothingFromTheCentre() {
        Frame bright = new Frame(5, 5, Arrays.copyOf(filled(0.8f), 25));
        Frame darker = Retouch.vignette(bright, 0.25);
        assertThat(darker.at(2, 2)).isEqualTo(0.8f);
        assertThat(darker.at(0, 0)).isEqualTo(0.6f, within(1e-6f));
        assertThat(darker.at(0, 2)).isBetween(0.6f, 0.8f);
    }

    private static float[] filled(float value) {
        float[] grey = new float[64];
        Arrays.fill(grey, value);
        return grey;
    }

    private static byte[] ones() {
        byte[] ids = new byte[64];
        Arrays.fill(ids, (byte) 1);
        return ids;
    }
}
