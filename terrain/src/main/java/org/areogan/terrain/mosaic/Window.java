package org.areogan.terrain.mosaic;

import java.io.Serializable;

/**
 * A part of a picture, in pixels.
 *
 * @param top its first row
 * @param left its first column
 * @param height rows, at least 1
 * @param width columns, at least 1
 */
public record Window(int top, int left, int height, int width) implements Serializable {
    /** The row after its last one. */
    public int bottom() {
        return top + height;
    }

    /** The column after its last one. */
    public int right() {
        return left + width;
    }

    public int pixels() {
        return Math.multiplyExact(height, width);
    }
}
