package org.areogan.generator.refine;

/** The pixels beside a pixel. */
final class Sides {
    private Sides() {}

    /** Those that have a side in common with it and lie within the frame; pixels are told as row * width + column. */
    static int[] of(int pixel, int height, int width) {
        boolean up = pixel >= width;
        boolean left = pixel % width > 0;
        boolean right = pixel % width < width - 1;
        boolean down = pixel < (height - 1) * width;
        int[] sides = new int[(up ? 1 : 0) + (left ? 1 : 0) + (right ? 1 : 0) + (down ? 1 : 0)];
        int count = 0;
        if (up) {
            sides[count++] = pixel - width;
        }
        if (left) {
            sides[count++] = pixel - 1;
        }
        if (right) {
            sides[count++] = pixel + 1;
        }
        if (down) {
            sides[count] = pixel + width;
        }
        return sides;
    }
}
