package org.areogan.generator.refine;

import java.util.Arrays;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Mask;

/** Gives pixels the class of the nearest ones, in steps over sides of pixels. */
final class NearestClass {
    private final Mask mask;
    private final int classes;
    private final byte[] ids;

    /** Pixels that have a class to give. */
    private final boolean[] known;

    private NearestClass(Mask mask, boolean[] loose, ClassSet set) {
        this.mask = mask;
        classes = set.size();
        ids = mask.ids().clone();
        known = new boolean[ids.length];
        for (int pixel = 0; pixel < ids.length; pixel++) {
            known[pixel] = !loose[pixel] && has(pixel);
        }
    }

    /**
     * The mask in which loose pixels have the class of the nearest ones that are not: of several the most frequent, of those
     * the lowest id. What has no label stays so and is no way to go; what no class reaches stays as it is.
     */
    static Mask of(Mask mask, boolean[] loose, ClassSet classes) {
        NearestClass nearest = new NearestClass(mask, loose, classes);
        int[] waiting = nearest.beside(loose);
        while (waiting.length > 0) {
            waiting = nearest.step(waiting);
        }
        return new Mask(mask.height(), mask.width(), nearest.ids);
    }

    private boolean has(int pixel) {
        return (ids[pixel] & 0xff) < classes;
    }

    private int[] beside(boolean[] loose) {
        int[] found = new int[16];
        int count = 0;
        for (int pixel = 0; pixel < loose.length; pixel++) {
            if (loose[pixel] && has(pixel) && nearest(pixel) >= 0) {
                found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
                found[count++] = pixel;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** All waiting pixels get their class at once, so that the order of pixels decides nothing; those beside them are next. */
    private int[] step(int[] waiting) {
        byte[] given = new byte[waiting.length];
        for (int i = 0; i < waiting.length; i++) {
            given[i] = (byte) nearest(waiting[i]);
        }
        for (int i = 0; i < waiting.length; i++) {
            ids[waiting[i]] = given[i];
            known[waiting[i]] = true;
        }
        int[] next = new int[4 * waiting.length];
        int count = 0;
        for (int pixel : waiting) {
            for (int side : Sides.of(pixel, mask.height(), mask.width())) {
                if (!known[side] && has(side)) {
                    next[count++] = side;
                }
            }
        }
        return Arrays.stream(next, 0, count).distinct().toArray();
    }

    /** The most frequent class among the sides that are known, below 0 if none is. */
    private int nearest(int pixel) {
        int[] counts = new int[classes];
        for (int side : Sides.of(pixel, mask.height(), mask.width())) {
            if (known[side]) {
                counts[ids[side] & 0xff]++;
            }
        }
        int best = 0;
        for (int id = 1; id < classes; id++) {
            best = counts[id] > counts[best] ? id : best;
        }
        return counts[best] > 0 ? best : -1;
    }
}
