package org.areogan.terrain.data.archive;

import java.util.List;
import org.areogan.files.UserException;
import org.areogan.files.npy.NpyReader;

/** How many planes of which size an array holds. */
record PlaneShape(int count, int height, int width) {

    /** Of an array [frames, 2, height, width]. */
    static PlaneShape pairs(NpyReader array) {
        List<Long> shape = array.header().shape();
        if (shape.size() != 4 || shape.get(1) != 2) {
            throw wrong(array, "[frames, 2, height, width] (image, mask)");
        }
        return of(array, shape.get(0), shape.get(2), shape.get(3));
    }

    /** Of an array [frames, height, width], or of a single frame [height, width]. */
    static PlaneShape frames(NpyReader array) {
        List<Long> shape = array.header().shape();
        return switch (shape.size()) {
            case 2 -> of(array, 1, shape.get(0), shape.get(1));
            case 3 -> of(array, shape.get(0), shape.get(1), shape.get(2));
            default -> throw wrong(array, "[frames, height, width]");
        };
    }

    /** Of an array [frames, height, width], or [frames, pixels] of square frames. */
    static PlaneShape squares(NpyReader array) {
        List<Long> shape = array.header().shape();
        if (shape.size() != 2) {
            return frames(array);
        }
        long side = Math.round(Math.sqrt(shape.get(1)));
        if (side * side != shape.get(1)) {
            throw wrong(
                    array,
                    "[frames, height, width], or [frames, pixels] with a square number of pixels, which " + shape.get(1)
                            + " is not");
        }
        return of(array, shape.get(0), side, side);
    }

    int pixels() {
        return height * width;
    }

    FramePlanes emptyFrames(NpyReader array) {
        return new FramePlanes(array.where(), array.header().type(), count, height, width);
    }

    private static PlaneShape of(NpyReader array, long count, long height, long width) {
        if (count < 1 || height < 1 || width < 1) {
            throw wrong(array, "at least one frame of at least one pixel");
        }
        if (count > Integer.MAX_VALUE / 2 || height * width > Integer.MAX_VALUE / 4) {
            throw wrong(array, "fewer or smaller frames");
        }
        long needed = array.header().count();
        long most = Runtime.getRuntime().maxMemory();
        if (needed > most) {
            throw new UserException(
                    array.where() + " needs at least " + megabytes(needed) + " MB of memory but Java may use "
                            + megabytes(most) + " MB; give it more with -Xmx or split the file");
        }
        return new PlaneShape((int) count, (int) height, (int) width);
    }

    private static long megabytes(long bytes) {
        return bytes >> 20;
    }

    private static UserException wrong(NpyReader array, String wanted) {
        return new UserException(
                array.where() + " has the shape " + array.header().shape() + "; needed is " + wanted);
    }
}
