package org.areogan.terrain.pixels;

/** Areas made larger. */
public final class Grown {
    private Grown() {}

    /**
     * An area and what lies within a square around any of its pixels.
     *
     * @param area which pixels belong to it, row by row
     * @param reach from a pixel to the sides of its square; 0 gives the area
     */
    public static boolean[] by(boolean[] area, int height, int width, int reach) {
        return swept(swept(area, height, width, reach, 1, width), width, height, reach, width, 1);
    }

    /** Along one axis: {@code lines} of them lie {@code lineStep} apart, and so many pixels {@code step} apart on each. */
    private static boolean[] swept(boolean[] area, int lines, int pixels, int reach, int step, int lineStep) {
        boolean[] swept = new boolean[area.length];
        for (int line = 0; line < lines; line++) {
            int last = -reach - 1;
            for (int pixel = 0; pixel < pixels + reach; pixel++) {
                if (pixel < pixels && area[line * lineStep + pixel * step]) {
                    last = pixel;
                }
                int place = pixel - reach;
                if (place >= 0 && place < pixels) {
                    // The last one seen lies at most reach to the right of this place and perhaps far to its left.
                    swept[line * lineStep + place * step] |= last >= place - reach;
                }
            }
        }
        return swept;
    }
}
