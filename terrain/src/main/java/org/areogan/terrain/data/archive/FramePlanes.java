package org.areogan.terrain.data.archive;

import org.areogan.files.UserException;
import org.areogan.files.npy.NpyType;
import org.areogan.terrain.Frame;

/**
 * Frames of one size, each kept as bytes while its pixels are whole numbers up to 255 and as floats otherwise: the
 * reference archive holds 8-bit pixels as 64-bit floats, eight times their size.
 *
 * <p>How brightness is scaled to 0..1 depends on the whole array, not on the frame: bytes are divided by 255, unsigned
 * 16-bit integers by 65535, wider integers by 255 if none exceeds it and else by 65535; floats up to 1 stay, floats up
 * to 255 are divided by 255, whole floats up to 65535 by 65535; truth values stay.
 */
final class FramePlanes {
    private static final int BYTE = 255;
    private static final int SHORT = 65535;

    private final String where;
    private final NpyType type;
    private final int height;
    private final int width;
    private final Object[] planes;
    private double brightest;
    private boolean fractional;
    private int fullScale = 1;

    FramePlanes(String where, NpyType type, int count, int height, int width) {
        this.where = where;
        this.type = type;
        this.height = height;
        this.width = width;
        this.planes = new Object[count];
    }

    int count() {
        return planes.length;
    }

    int height() {
        return height;
    }

    int width() {
        return width;
    }

    void set(int plane, int pixel, double value) {
        if (!(value >= 0 && value <= SHORT)) {
            throw new UserException(where + " has the brightness " + value + " in frame " + plane + " at row "
                    + pixel / width + ", column " + pixel % width
                    + "; brightness must be 0..1, 0..255 or 0..65535: repair or rescale the frames");
        }
        brightest = Math.max(brightest, value);
        boolean whole = value == Math.rint(value);
        fractional |= !whole;
        if (planes[plane] == null) {
            planes[plane] = new byte[height * width];
        }
        if (planes[plane] instanceof byte[] bytes) {
            if (whole && value <= BYTE) {
                bytes[pixel] = (byte) (int) value;
                return;
            }
            planes[plane] = widened(bytes);
        }
        ((float[]) planes[plane])[pixel] = (float) value;
    }

    /** To be called once all is read: only then is it known which value stands for full brightness. */
    FramePlanes complete() {
        fullScale = scale();
        return this;
    }

    Frame frame(int plane) {
        float scale = fullScale;
        float[] grey = new float[height * width];
        if (planes[plane] instanceof byte[] bytes) {
            for (int pixel = 0; pixel < grey.length; pixel++) {
                grey[pixel] = (bytes[pixel] & 0xff) / scale;
            }
        } else {
            float[] values = (float[]) planes[plane];
            for (int pixel = 0; pixel < grey.length; pixel++) {
                grey[pixel] = values[pixel] / scale;
            }
        }
        return new Frame(height, width, grey);
    }

    private int scale() {
        if (type.kind() == 'b' || (type.floating() && brightest <= 1)) {
            return 1;
        }
        boolean wide = type.kind() == 'u' && type.bytes() == Short.BYTES;
        if (brightest <= BYTE && !wide) {
            return BYTE;
        }
        if (fractional) {
            throw new UserException(where + " has fractional brightness up to " + brightest
                    + "; floats must be 0..1 or 0..255: rescale the frames");
        }
        return SHORT;
    }

    private static float[] widened(byte[] bytes) {
        float[] floats = new float[bytes.length];
        for (int pixel = 0; pixel < bytes.length; pixel++) {
            floats[pixel] = bytes[pixel] & 0xff;
        }
        return floats;
    }
}
