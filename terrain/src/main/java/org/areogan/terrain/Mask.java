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

    /** The class id (or no-label value) at this place, 0 to 255. */
    public int at(int row, int column) {
        return ids[row * width + column] & 0xff;
    }
}
