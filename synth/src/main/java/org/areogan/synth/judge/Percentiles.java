package org.areogan.synth.judge;

import java.util.Arrays;

/** Where numbers stand among measured ones. */
final class Percentiles {
    private final double[] sorted;

    /** @param measured numbers only; may be empty */
    Percentiles(double[] measured) {
        sorted = measured.clone();
        Arrays.sort(sorted);
    }

    /**
     * @return 0 below all, 100 above all, and the share of the measured numbers that are smaller, with half of those
     *     that are equal, in between; 50 if nothing was measured
     */
    double of(double value) {
        if (sorted.length == 0) {
            return 50;
        }
        int smaller = 0;
        int equal = 0;
        for (double each : sorted) {
            smaller += each < value ? 1 : 0;
            equal += each == value ? 1 : 0;
        }
        return 100 * (smaller + equal / 2.0) / sorted.length;
    }
}
