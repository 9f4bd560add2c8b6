package org.areogan.terrain.mosaic;

import org.areogan.terrain.planetary.Stretch;

/**
 * The percentiles between which measurements are stretched, exactly as if all were sorted: values become keys that are ordered
 * as they are, and each look through the mosaic tells 16 more bits of the two keys that are sought.
 */
final class Percentiles {
    private static final int STEP = 16;
    private static final int BINS = 1 << STEP;

    private Percentiles() {}

    /** @param single whether floats hold the values exactly, which halves the looks */
    static Stretch of(boolean single, WholeGrey.AllWindows windows) {
        int bits = single ? Integer.SIZE : Long.SIZE;
        long low = 0;
        long high = 0;
        long lowRank = -1;
        long highRank = -1;
        for (int known = 0; known < bits; known += STEP) {
            long[] prefixes = {low, high};
            int before = known;
            long[] counts = windows.sum(samples -> counts(samples.values(), single, before, prefixes));
            if (known == 0) {
                long all = sum(counts, 0, BINS);
                if (all == 0) {
                    return new Stretch(0, 1);
                }
                lowRank = Stretch.lowRank(all);
                highRank = Stretch.highRank(all);
            }
            int lowBin = bin(counts, 0, lowRank);
            int highBin = bin(counts, BINS, highRank);
            lowRank -= sum(counts, 0, lowBin);
            highRank -= sum(counts, BINS, BINS + highBin);
            low = low << STEP | lowBin;
            high = high << STEP | highBin;
        }
        return Stretch.between(value(low, single), value(high, single));
    }

    /** How often each of the next bits' values is there, among keys that begin as the low one does and as the high one. */
    private static long[] counts(double[] values, boolean single, int known, long[] prefixes) {
        int bits = single ? Integer.SIZE : Long.SIZE;
        long[] counts = new long[2 * BINS];
        for (double value : values) {
            if (Double.isFinite(value)) {
                long key = key(value, single);
                int bin = (int) (key >>> (bits - known - STEP)) & (BINS - 1);
                long prefix = known == 0 ? 0 : key >>> (bits - known);
                counts[bin] += prefix == prefixes[0] ? 1 : 0;
                counts[BINS + bin] += prefix == prefixes[1] ? 1 : 0;
            }
        }
        return counts;
    }

    /** In which bin the value of a rank is. */
    private static int bin(long[] counts, int from, long rank) {
        long before = 0;
        int bin = 0;
        while (before + counts[from + bin] <= rank) {
            before += counts[from + bin++];
        }
        return bin;
    }

    private static long sum(long[] counts, int from, int to) {
        long sum = 0;
        for (int at = from; at < to; at++) {
            sum += counts[at];
        }
        return sum;
    }

    /** Negative numbers are stored with their largest first. */
    private static long key(double value, boolean single) {
        if (single) {
            int bits = Float.floatToRawIntBits((float) value);
            return (bits ^ (bits >> (Integer.SIZE - 1) | Integer.MIN_VALUE)) & 0xffffffffL;
        }
        long bits = Double.doubleToRawLongBits(value);
        return bits ^ (bits >> (Long.SIZE - 1) | Long.MIN_VALUE);
    }

    private static double value(long key, boolean single) {
        if (single) {
            int bits = (int) key;
            return Float.intBitsToFloat(bits ^ (~bits >> (Integer.SIZE - 1) | Integer.MIN_VALUE));
        }
        return Double.longBitsToDouble(key ^ (~key >> (Long.SIZE - 1) | Long.MIN_VALUE));
    }
}
