package org.areogan.clean.autoencoder;

import java.util.Arrays;

/** How far numbers are from the middle of all, in a measure that a few outliers among them cannot spoil. */
final class RobustScores {
    /** The median absolute deviation of a normal distribution times this is its standard deviation. */
    private static final double CONSISTENT = 1.4826;

    private RobustScores() {}

    /**
     * (x - median) / (1.4826 median |x - median|) of the numbers' logarithms (Iglewicz and Hoaglin, "How to Detect and Handle
     * Outliers", 1993); all 0 where most are alike.
     *
     * @param values 0 or above
     */
    static double[] of(double[] values) {
        double[] logarithms =
                Arrays.stream(values).map(value -> Math.log(value + 1e-12)).toArray();
        double middle = median(logarithms);
        double deviation = CONSISTENT
                * median(Arrays.stream(logarithms)
                        .map(value -> Math.abs(value - middle))
                        .toArray());
        return Arrays.stream(logarithms)
                .map(value -> deviation < 1e-9 ? 0 : (value - middle) / deviation)
                .toArray();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
