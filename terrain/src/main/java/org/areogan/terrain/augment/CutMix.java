package org.areogan.terrain.augment;

import java.util.random.RandomGenerator;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.Sample;

/**
 * A rectangle in which one sample is replaced with another, frame and mask alike (Yun et al. 2019, "CutMix").
 *
 * @param top first row, inclusive
 * @param left first column, inclusive
 * @param bottom last row, exclusive
 * @param right last column, exclusive
 */
record CutMix(int top, int left, int bottom, int right) {
    /** The paper's draw: an area uniform in 0 to 1 with the frame's proportions, centred anywhere, clipped to it. */
    static CutMix draw(int height, int width, RandomGenerator random) {
        double side = Math.sqrt(random.nextDouble());
        int rows = (int) Math.round(height * side);
        int columns = (int) Math.round(width * side);
        int top = random.nextInt(height) - rows / 2;
        int left = random.nextInt(width) - columns / 2;
        return new CutMix(
                Math.max(0, top), Math.max(0, left), Math.min(height, top + rows), Math.min(width, left + columns));
    }

    /** @throws IllegalArgumentException if the samples are not of one size */
    Sample apply(Sample sample, Sample other) {
        Frame frame = sample.frame();
        if (frame.height() != other.frame().height()
                || frame.width() != other.frame().width()) {
            throw new IllegalArgumentException("samples of " + frame.height() + "x" + frame.width() + " and "
                    + other.frame().height() + "x" + other.frame().width()
                    + " cannot be mixed; fit them to one size first");
        }
        float[] grey = frame.grey().clone();
        byte[] ids = sample.mask().ids().clone();
        for (int row = top; row < bottom; row++) {
            int from = row * frame.width() + left;
            int length = Math.max(0, right - left);
            System.arraycopy(other.frame().grey(), from, grey, from, length);
            System.arraycopy(other.mask().ids(), from, ids, from, length);
        }
        return new Sample(new Frame(frame.height(), frame.width(), grey), new Mask(frame.height(), frame.width(), ids));
    }
}
