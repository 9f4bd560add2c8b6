package org.areogan.terrain;

/**
 * The class of each pixel of a frame.
 *
 * @param height rows
 * @param width columns
 * @param ids class ids or the no-label value, row by row, as unsigned bytes; not copied, so treat it as read-only
 */
public record Mask(int height, int width, byte[] ids) {
    public Mask {
        if (height < 1 || width < 1 || (long) height * width != ids.length) {
            throw new IllegalArgumentException(
                    "a mask of " + height + "x" + width + " cannot have " + ids.length + " pixels");
        }
    }

    /** How many pixels have each value: [256]. */
    public long[] counts() {
        long[] counts = new long[256];
        for (byte id : ids) {
            counts[id & 0xff]++;
        }
        return counts;
    }

    /**
     * The same with one value at some pixels.
     *
     * @param pixels at which it is, [height * width]
     * @param value a class id or the no-label value, 0 to 255
     */
    public Mask with(boolean[] pixels, int value) {
        if (pixels.length != ids.length) {
            throw new IllegalArgumentException(pixels.length + " pixels are not those of " + height + "x" + width);
        }
        byte[] changed = ids.clone();
        for (int pixel = 0; pixel < changed.length; pixel++) {
            changed[pixel] = pixels[pixel] ? (byte) value : changed[pixel];
        }
        return new Mask(height, width, changed);
    }

    /** The class id (or no-label value) at this place, 0 to 255. */
    public int at(int row, int column) {
        return ids[row * width + column] & 0xff;
    }
}
