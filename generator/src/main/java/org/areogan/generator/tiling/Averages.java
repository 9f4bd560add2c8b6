package org.areogan.generator.tiling;

import java.util.List;

/** Averages of what several looks at a frame say, in place. */
public final class Averages {
    private Averages() {}

    static void add(float[] sum, float[] more) {
        for (int at = 0; at < sum.length; at++) {
            sum[at] += more[at];
        }
    }

    /** Makes a sum of so many the average. */
    static void divide(float[] sum, int count) {
        if (count > 1) {
            for (int at = 0; at < sum.length; at++) {
                sum[at] /= count;
            }
        }
    }

    /** Adds to each array of a sum the one in its place; an empty sum becomes what is added. */
    public static void add(List<float[]> sum, List<float[]> more) {
        if (sum.isEmpty()) {
            sum.addAll(more);
            return;
        }
        for (int i = 0; i < sum.size(); i++) {
            add(sum.get(i), more.get(i));
        }
    }

    /** Divides each array in place. */
    public static List<float[]> divide(List<float[]> sum, int count) {
        sum.forEach(values -> divide(values, count));
        return sum;
    }
}
