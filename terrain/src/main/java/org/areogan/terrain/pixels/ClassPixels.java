package org.areogan.terrain.pixels;

import org.areogan.terrain.Mask;

/** Counts the pixels of one class. */
public final class ClassPixels {
    private ClassPixels() {}

    /** @param ids as {@link Mask#ids} holds them */
    public static int count(byte[] ids, int id) {
        int count = 0;
        for (byte each : ids) {
            count += (each & 0xff) == id ? 1 : 0;
        }
        return count;
    }

    /** Whether any pixel has this value. */
    public static boolean shows(Mask mask, int id) {
        return count(mask.ids(), id) > 0;
    }
}
