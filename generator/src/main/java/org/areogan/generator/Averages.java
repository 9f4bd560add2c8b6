package org.areogan.generator;

/** Averages of what several looks at a frame say, in place. */
final class Averages {
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
}
