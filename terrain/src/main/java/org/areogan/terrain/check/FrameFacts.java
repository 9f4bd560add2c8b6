package org.areogan.terrain.check;

import java.util.Arrays;
import java.util.Optional;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;

/**
 * What was counted of one frame and its mask.
 *
 * @param height in pixels
 * @param width in pixels
 * @param greySum of the brightness of all pixels, each 0 to 1
 * @param greySquares of its squares
 * @param classPixels how many pixels of the mask have each class; those without label are in none
 */
public record FrameFacts(int height, int width, double greySum, double greySquares, long[] classPixels) {
    /** @param mask of the frame's size; without one no pixel has a class */
    static FrameFacts of(Frame frame, Optional<Mask> mask, ClassSet classes) {
        double sum = 0;
        double squares = 0;
        for (float grey : frame.grey()) {
            sum += grey;
            squares += (double) grey * grey;
        }
        long[] pixels = mask.map(labels -> Arrays.copyOf(labels.counts(), classes.size()))
                .orElseGet(() -> new long[classes.size()]);
        return new FrameFacts(frame.height(), frame.width(), sum, squares, pixels);
    }
}
