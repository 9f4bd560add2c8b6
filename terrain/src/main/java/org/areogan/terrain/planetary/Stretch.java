package org.areogan.terrain.planetary;

import java.util.Arrays;

/**
 * Brightness as a person expects it: linear between a low and a high percentile of the samples, since cameras of 12 bits
 * seldom use a tenth of their range.
 *
 * @param low becomes black
 * @param high becomes white
 */
record Stretch(double low, double high) {
    /** Of the samples that become black, and as many white. */
    private static final double SHARE = 0.005;

    /** @param values samples; those that are no numbers stand for missing ones */
    static Stretch of(double[] values) {
        double[] sorted =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            return new Stretch(0, 1);
        }
        double low = sorted[(int) (SHARE * (sorted.length - 1))];
        double high = sorted[(int) ((1 - SHARE) * (sorted.length - 1))];
        return new Stretch(low, high > low ? high : low + 1);
    }

    /** 0 to 1; missing samples are black. */
    float[] applied(double[] values) {
        float[] grey = new float[values.length];
        for (int i = 0; i < grey.length; i++) {
            double value = (values[i] - low) / (high - low);
            grey[i] = Double.isFinite(value) ? (float) Math.max(0, Math.min(1, value)) : 0;
        }
        return grey;
    }
}
