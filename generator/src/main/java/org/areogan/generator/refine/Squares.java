package org.areogan.generator.refine;

import org.areogan.terrain.pixels.Grown;

/** Areas changed by a square of 2 x radius + 1 pixels, row by row (Serra 1982). */
final class Squares {
    private Squares() {}

    /** The pixels that a square covers which lies within the area; beyond the frame everything belongs to it. */
    static boolean[] opened(boolean[] area, int height, int width, int radius) {
        return inverted(closed(inverted(area), height, width, radius));
    }

    /** The pixels of the area and of gaps that the square does not fit into; beyond the frame nothing belongs to it. */
    static boolean[] closed(boolean[] area, int height, int width, int radius) {
        // A grown area goes on beyond the frame, and must be seen there when it is shrunk again.
        int wide = width + 2 * radius;
        int high = height + 2 * radius;
        boolean[] padded = new boolean[high * wide];
        for (int row = 0; row < height; row++) {
            System.arraycopy(area, row * width, padded, (row + radius) * wide + radius, width);
        }
        boolean[] around = inverted(Grown.by(padded, high, wide, radius));
        boolean[] free = Grown.by(around, high, wide, radius);
        boolean[] open = new boolean[area.length];
        for (int row = 0; row < height; row++) {
            System.arraycopy(free, (row + radius) * wide + radius, open, row * width, width);
        }
        return inverted(open);
    }

    private static boolean[] inverted(boolean[] area) {
        boolean[] inverted = new boolean[area.length];
        for (int pixel = 0; pixel < area.length; pixel++) {
            inverted[pixel] = !area[pixel];
        }
        return inverted;
    }
}
