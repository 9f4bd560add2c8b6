package org.areogan.clean.autoencoder;

import java.util.Arrays;
import org.areogan.terrain.Frame;
import org.areogan.terrain.pixels.Grey;

/**
 * Frames as the network sees them: made smaller until the longer side has 64 pixels, with mean 0 and deviation 1, and cut
 * into squares of 16 pixels that overlap by half. The same number of each frame.
 */
final class Patches {
    private static final int LONGER = 64;
    private static final int SIDE = 16;
    private static final int STRIDE = 8;

    /** Added to the deviation, so that noise of a plain frame is not blown up. */
    private static final double LEAST_DEVIATION = 0.05;

    private Patches() {}

    /** [patches][256] */
    static float[][] of(Frame frame) {
        double scale = (double) LONGER / Math.max(frame.height(), frame.width());
        Grey small = normalised(new Grey(frame.height(), frame.width(), frame.grey())
                .resized(size(frame.height(), scale), size(frame.width(), scale)));
        int[] rows = starts(small.height());
        int[] columns = starts(small.width());
        float[][] patches = new float[rows.length * columns.length][SIDE * SIDE];
        for (int patch = 0; patch < patches.length; patch++) {
            int top = rows[patch / columns.length];
            int left = columns[patch % columns.length];
            for (int row = 0; row < SIDE; row++) {
                System.arraycopy(small.values(), (top + row) * small.width() + left, patches[patch], row * SIDE, SIDE);
            }
        }
        return patches;
    }

    private static int size(int before, double scale) {
        return Math.max(SIDE, (int) Math.round(before * scale));
    }

    /** The last one ends at the edge. */
    private static int[] starts(int size) {
        int[] starts = new int[(size - SIDE + STRIDE - 1) / STRIDE + 1];
        Arrays.setAll(starts, place -> Math.min(place * STRIDE, size - SIDE));
        return starts;
    }

    private static Grey normalised(Grey grey) {
        double sum = 0;
        double squares = 0;
        for (float value : grey.values()) {
            sum += value;
            squares += (double) value * value;
        }
        int count = grey.values().length;
        double mean = sum / count;
        double deviation = Math.sqrt(Math.max(0, squares / count - mean * mean)) + LEAST_DEVIATION;
        float[] values = new float[count];
        for (int pixel = 0; pixel < count; pixel++) {
            values[pixel] = (float) ((grey.values()[pixel] - mean) / deviation);
        }
        return new Grey(grey.height(), grey.width(), values);
    }
}
