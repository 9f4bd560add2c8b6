package org.areogan.terrain.labelling;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.areogan.terrain.ClassSet;

/** Colours that tell labels and objects apart. */
final class Palette {
    private static final int BITS = 8;

    private Palette() {}

    /**
     * Colour of each value of a mask, {@code 0xRRGGBB}: [256]. What nothing is drawn on is black. The classes' own colours
     * are taken where no two are alike, and otherwise those of {@link #pascal}.
     */
    static int[] of(ClassSet classes) {
        int[] colours = new int[256];
        Set<Integer> taken = new HashSet<>();
        int uncovered = new LabelNames(classes).uncovered();
        boolean distinct = true;
        for (int value = 0; value < colours.length; value++) {
            if (classes.legal(value)) {
                colours[value] = value == uncovered
                        ? 0
                        : value == classes.noLabel()
                                ? 0xffffff
                                : classes.get(value).rgb();
                distinct &= taken.add(colours[value]);
            }
        }
        return distinct
                ? colours
                : IntStream.range(0, colours.length)
                        .map(value -> value == uncovered ? 0 : pascal(value + 1))
                        .toArray();
    }

    /** Pascal VOC's colour of a number, 0 to 2^24 - 1: its bits spread over the high bits of red, green and blue. */
    static int pascal(int number) {
        int rgb = 0;
        int left = number;
        for (int bit = BITS - 1; bit >= 0; bit--) {
            rgb |= (left & 1) << (bit + 2 * BITS) | (left >> 1 & 1) << (bit + BITS) | (left >> 2 & 1) << bit;
            left >>= 3;
        }
        return rgb;
    }
}
