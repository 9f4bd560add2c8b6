package org.areogan.files.npy;

/** Floating-point numbers of 16 bits (IEEE 754 binary16): a sign, 5 bits of exponent and 10 of mantissa. */
public final class HalfFloat {
    public static final int BYTES = 2;

    /** The largest finite one. */
    public static final float LARGEST = 65504;

    private static final int BIAS_DIFFERENCE = 127 - 15;
    private static final int DROPPED_BITS = 23 - 10;

    private HalfFloat() {}

    /** The nearest one, of two as near the one whose last bit is 0. From 65520 on it is infinite; NaN stays NaN. */
    public static short of(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = bits >>> 16 & 0x8000;
        int magnitude = bits & 0x7fffffff;
        if (magnitude > 0x7f800000) {
            return (short) (sign | 0x7e00);
        }
        int exponent = (magnitude >>> 23) - BIAS_DIFFERENCE;
        if (exponent >= 31) {
            return (short) (sign | 0x7c00);
        }
        int mantissa = magnitude & 0x7fffff;
        if (exponent <= 0) {
            // Below the smallest normal one the exponent stays and the mantissa, with its hidden bit, moves right.
            int shift = DROPPED_BITS + 1 - exponent;
            return (short) (sign | (shift > 24 ? 0 : rounded(mantissa | 0x800000, shift)));
        }
        // A mantissa that is rounded up to the next power of two carries into the exponent, up to infinity.
        return (short) (sign | rounded(exponent << 23 | mantissa, DROPPED_BITS));
    }

    private static int rounded(int bits, int shift) {
        int kept = bits >>> shift;
        int dropped = bits & (1 << shift) - 1;
        int half = 1 << shift - 1;
        boolean up = dropped > half || (dropped == half && (kept & 1) == 1);
        return up ? kept + 1 : kept;
    }

    /** The same number, exactly. */
    public static float toFloat(short half) {
        int sign = (half & 0x8000) << 16;
        int exponent = half >>> 10 & 0x1f;
        int mantissa = half & 0x3ff;
        if (exponent == 0) {
            float magnitude = mantissa * 0x1p-24f;
            return sign == 0 ? magnitude : -magnitude;
        }
        int wide = exponent == 0x1f ? 0xff : exponent + BIAS_DIFFERENCE;
        return Float.intBitsToFloat(sign | wide << 23 | mantissa << DROPPED_BITS);
    }
}
