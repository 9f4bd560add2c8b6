package org.areogan.engine.graph;

import java.util.function.IntToDoubleFunction;

/** Sorts by radix: stable, and several times as fast as comparing is. Its memory serves one call after the other. */
final class FallingOrder {
    private static final int BITS = 11;
    private static final int DIGITS = 1 << BITS;

    private int[] keys;
    private int[] indices;
    private int[] nextKeys;
    private int[] nextIndices;

    FallingOrder(int length) {
        keys = new int[length];
        indices = new int[length];
        nextKeys = new int[length];
        nextIndices = new int[length];
    }

    /**
     * @param value of each index, rounded to single precision
     * @return the indices from the largest value to the smallest, equal ones as they come; valid until the next call
     */
    int[] of(IntToDoubleFunction value) {
        for (int i = 0; i < keys.length; i++) {
            int bits = Float.floatToIntBits((float) value.applyAsDouble(i));
            // Larger floats have larger bits, negative ones have it the other way round; falling order inverts both.
            keys[i] = bits < 0 ? bits : ~bits ^ Integer.MIN_VALUE;
            indices[i] = i;
        }
        for (int shift = 0; shift < Integer.SIZE; shift += BITS) {
            sortByDigit(shift);
        }
        return indices;
    }

    private void sortByDigit(int shift) {
        int[] starts = new int[DIGITS + 1];
        for (int key : keys) {
            starts[(key >>> shift & DIGITS - 1) + 1]++;
        }
        for (int digit = 0; digit < DIGITS; digit++) {
            starts[digit + 1] += starts[digit];
        }
        for (int i = 0; i < keys.length; i++) {
            int place = starts[keys[i] >>> shift & DIGITS - 1]++;
            nextKeys[place] = keys[i];
            nextIndices[place] = indices[i];
        }
        int[] sorted = nextKeys;
        nextKeys = keys;
        keys = sorted;
        sorted = nextIndices;
        nextIndices = indices;
        indices = sorted;
    }
}
