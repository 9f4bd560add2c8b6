package org.areogan.terrain.planetary;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * Brightness as a person expects it: linear between a low and a high percentile of the samples, since cameras of 12 bits
 * seldom use a tenth of their range.
 *
 * @param low becomes black
 * @param high becomes white
 */
public record Stretch(double low, double high) implements Serializable {
    /** Red, green and blue as the luma of ITU-R BT.601 weighs them. */
    public static final List<Double> LUMA = List.of(0.299, 0.587, 0.114);

    /** Of the samples that become black, and as many white. */
    private static final double SHARE = 0.005;

    /** @param values samples; those that are no numbers stand for missing ones */
    public static Stretch of(double[] values) {
        double[] sorted =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            return new Stretch(0, 1);
        }
        return between(sorted[(int) lowRank(sorted.length)], sorted[(int) highRank(sorted.length)]);
    }

    /** Which of so many sorted values becomes black. */
    public static long lowRank(long values) {
        return (long) (SHARE * (values - 1));
    }

    /** Which of so many sorted values becomes white. */
    public static long highRank(long values) {
        return (long) ((1 - SHARE) * (values - 1));
    }

    /** Between values that may be the same. */
    public static Stretch between(double low, double high) {
        return new Stretch(low, high > low ? high : low + 1);
    }

    /** 0 to 1; missing samples are black. */
    public float[] applied(double[] values) {
        float[] grey = new float[values.length];
        for (int i = 0; i < grey.length; i++) {
            double value = (values[i] - low) / (high - low);
            grey[i] = Double.isFinite(value) ? (float) Math.max(0, Math.min(1, value)) : 0;
        }
        return grey;
    }
}
