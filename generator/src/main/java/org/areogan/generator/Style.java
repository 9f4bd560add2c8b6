package org.areogan.generator;

import org.areogan.generator.network.Normalization;
import org.areogan.terrain.Frame;

/**
 * How bright and how rich in contrast a frame is.
 *
 * @param mean of its grey, in full scales
 * @param deviation standard deviation of its grey, 0 or above
 */
public record Style(double mean, double deviation) {
    public Style {
        if (!(deviation >= 0)) {
            throw new IllegalArgumentException("the deviation of a style must be 0 or above, got " + deviation);
        }
    }

    public static Style of(Frame frame) {
        return of(frame.grey(), 0, frame.grey().length);
    }

    /**
     * Of some of the values.
     *
     * @param from the first
     * @param to the one after the last
     */
    public static Style of(float[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        double mean = sum / (to - from);
        double squares = 0;
        for (int i = from; i < to; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
        }
        return new Style(mean, Math.sqrt(squares / (to - from)));
    }

    /** What the painter sees of this style: that of the normalised frame. */
    Style normalized(Normalization data) {
        return new Style((mean - data.mean()) / data.deviation(), deviation / data.deviation());
    }
}
