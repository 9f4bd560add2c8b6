package org.areogan.terrain.pixels;

import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Sample;

/**
 * From which side a scene is lit. Along the light, a stone rises slowly into brightness, falls steeply into its own
 * shadow, and ends in the brightness of the ground, so the horizontal differences of brightness are skewed, and their
 * skew changes its sign with the side.
 */
public final class Light {
    /** Least absolute value of {@link #side} from which its sign is believed. */
    public static final double SURE = 0.05;

    private static final int FEWEST = 500;

    private Light() {}

    /**
     * @return the skew of the horizontal differences on the ground: negative when the light comes from the left,
     *     positive when it comes from the right, 0 where there is too little ground to tell
     */
    public static double side(Sample sample, ClassSet classes) {
        Frame frame = sample.frame();
        double[] sums = new double[3];
        int count = 0;
        double spread = spread(sample, classes);
        for (int row = 0; row < frame.height(); row++) {
            for (int column = 1; column + 1 < frame.width(); column++) {
                if (isGround(sample, classes, row, column)) {
                    double difference = frame.at(row, column + 1) - frame.at(row, column - 1);
                    // A single edge, such as that of the panorama, must not decide.
                    double limited = Math.max(-4 * spread, Math.min(4 * spread, difference));
                    sums[0] += limited;
                    sums[1] += limited * limited;
                    sums[2] += limited * limited * limited;
                    count++;
                }
            }
        }
        if (count < FEWEST) {
            return 0;
        }
        double mean = sums[0] / count;
        double variance = sums[1] / count - mean * mean;
        double third = sums[2] / count - 3 * mean * sums[1] / count + 2 * mean * mean * mean;
        return variance < 1e-9 ? 0 : third / Math.pow(variance, 1.5);
    }

    private static double spread(Sample sample, ClassSet classes) {
        Frame frame = sample.frame();
        double squares = 0;
        int count = 0;
        for (int row = 0; row < frame.height(); row++) {
            for (int column = 1; column + 1 < frame.width(); column++) {
                if (isGround(sample, classes, row, column)) {
                    double difference = frame.at(row, column + 1) - frame.at(row, column - 1);
                    squares += difference * difference;
                    count++;
                }
            }
        }
        return Math.sqrt(squares / Math.max(1, count));
    }

    private static boolean isGround(Sample sample, ClassSet classes, int row, int column) {
        return classes.isScored(sample.mask().at(row, column))
                && sample.frame().at(row, column - 1) > Grey.BLACK
                && sample.frame().at(row, column + 1) > Grey.BLACK;
    }
}
