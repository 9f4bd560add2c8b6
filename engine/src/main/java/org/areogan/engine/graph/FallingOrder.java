package org.areogan.engine.graph;

/** Sorts by radix: stable, and several times as fast as comparing is. */
final class FallingOrder {
    private static final int BITS = 11;
    private static final int DIGITS = 1 << BITS;

    private FallingOrder() {}

    /** The indices from the largest value to the smallest, those of equal ones as they come. */
    static int[] of(float[] values) {
        long[] sorted = new long[values.length];
        long[] next = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            int bits = Float.floatToIntBits(values[i]);
            // Larger floats have larger bits, negative ones have it the other way round; falling order inverts both.
            int key = bits < 0 ? bits : ~bits ^ Integer.MIN_VALUE;
            sorted[i] = (long) key << Integer.SIZE | i;
        }
        for (int shift = Integer.SIZE; shift < Long.SIZE; shift += BITS) {
            sortByDigit(sorted, next, shift);
            long[] swapped = sorted;
            sorted = next;
            next = swapped;
        }
        int[] indices = new int[values.length];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = (int) sorted[i];
        }
        return indices;
    }

    private static void sortByDigit(long[] from, long[] to, int shift) {
        int[] starts = new int[DIGITS + 1];
        for (long each : from) {
            starts[digit(each, shift) + 1]++;
        }
        for (int digit = 0; digit < DIGITS; digit++) {
            starts[digit + 1] += starts[digit];
        }
        for (long each : from) {
            to[starts[digit(each, shift)]++] = each;
        }
    }

    private static int digit(long value, int shift) {
        return (int) (value >>> shift) & DIGITS - 1;
    }
}
