package org.areogan.terrain.labelling.shape;

import java.util.Arrays;
import org.areogan.files.UserException;

/**
 * Pixels as Label Studio's brush keeps them: the run lengths of @thi.ng/rle-pack over an RGBA picture, row by row, whose
 * alpha tells what is painted. Bits, the highest first: the number of values in 32, their size less 1 in 5, four sizes of
 * lengths less 1 in 4 each; then blocks of a bit that tells a run from single values, 2 bits that choose the size of the
 * length, the length less 1, and the value or values.
 */
public final class BrushRuns {
    private static final int CHANNELS = 4;
    private static final int VALUE_BITS = 8;
    private static final int PAINTED = 128;
    private static final int[] LENGTH_BITS = {3, 4, 8, 16};

    private BrushRuns() {}

    /** All four channels of a painted pixel are 255, of others 0. */
    public static byte[] encode(boolean[] painted) {
        BitWriter out = new BitWriter();
        out.write(painted.length * CHANNELS, Integer.SIZE);
        out.write(VALUE_BITS - 1, 5);
        for (int bits : LENGTH_BITS) {
            out.write(bits - 1, 4);
        }
        int from = 0;
        while (from < painted.length) {
            int to = from;
            while (to < painted.length && painted[to] == painted[from]) {
                to++;
            }
            run(out, (to - from) * (long) CHANNELS, painted[from] ? 255 : 0);
            from = to;
        }
        return out.bytes();
    }

    private static void run(BitWriter out, long length, int value) {
        long left = length;
        while (left > 0) {
            int size = 0;
            while (size < LENGTH_BITS.length - 1 && left > 1L << LENGTH_BITS[size]) {
                size++;
            }
            int taken = (int) Math.min(left, 1L << LENGTH_BITS[size]);
            out.write(1, 1);
            out.write(size, 2);
            out.write(taken - 1, LENGTH_BITS[size]);
            out.write(value, VALUE_BITS);
            left -= taken;
        }
    }

    /**
     * Which pixels are painted: those at least half opaque.
     *
     * @param pixels of the picture
     * @throws UserException if the runs are of another picture or end early
     */
    public static boolean[] decode(byte[] runs, int pixels, String where) {
        BitReader in = new BitReader(runs, where);
        long values = in.read(Integer.SIZE);
        int bits = (int) in.read(5) + 1;
        int[] sizes = new int[LENGTH_BITS.length];
        for (int size = 0; size < sizes.length; size++) {
            sizes[size] = (int) in.read(4) + 1;
        }
        if (values != (long) pixels * CHANNELS || bits != VALUE_BITS) {
            throw new UserException(where + " has runs of " + values + " values of " + bits + " bits, but " + pixels
                    + " pixels need " + (long) pixels * CHANNELS + " of " + VALUE_BITS + "; export it again");
        }
        boolean[] painted = new boolean[pixels];
        long at = 0;
        while (at < values) {
            boolean run = in.read(1) == 1;
            long end = Math.min(values, at + in.read(sizes[(int) in.read(2)]) + 1);
            if (run) {
                if (in.read(VALUE_BITS) >= PAINTED) {
                    Arrays.fill(painted, firstAlpha(at), firstAlpha(end), true);
                }
                at = end;
            }
            for (; at < end; at++) {
                boolean opaque = in.read(VALUE_BITS) >= PAINTED;
                if (at % CHANNELS == CHANNELS - 1) {
                    painted[(int) (at / CHANNELS)] = opaque;
                }
            }
        }
        return painted;
    }

    /** The first pixel whose alpha stands at this value or behind it. */
    private static int firstAlpha(long value) {
        return (int) (value / CHANNELS);
    }

    /** Reads what {@link BitWriter} writes. */
    private static final class BitReader {
        private final byte[] bytes;
        private final String where;
        private long at;

        BitReader(byte[] bytes, String where) {
            this.bytes = bytes;
            this.where = where;
        }

        long read(int bits) {
            if (at + bits > (long) bytes.length * Byte.SIZE) {
                throw new UserException(
                        where + " has runs that end early, after " + bytes.length + " bytes; export it again");
            }
            long number = 0;
            for (int bit = 0; bit < bits; bit++, at++) {
                number = (number << 1) | ((bytes[(int) (at / Byte.SIZE)] >> (Byte.SIZE - 1 - at % Byte.SIZE)) & 1);
            }
            return number;
        }
    }
}
