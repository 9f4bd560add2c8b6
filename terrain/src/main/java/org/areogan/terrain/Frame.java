package org.areogan.terrain;

/**
 * A grey picture.
 *
 * @param height rows
 * @param width columns
 * @param grey brightness of each pixel, row by row, 0 (black) to 1 (full scale); not copied, so treat it as read-only
 */
public record Frame(int height, int width, float[] grey) {
    public Frame {
        if (height < 1 || width < 1 || (long) height * width != grey.length) {
            throw new IllegalArgumentException(
                    "a frame of " + height + "x" + width + " cannot have " + grey.length + " pixels");
        }
    }

    /** Brightness at this place, 0 to 1. */
    public float at(int row, int column) {
        return grey[row * width + column];
    }
}
