package org.areogan.synth.export;

import java.util.ArrayList;
import java.util.List;

/** Reads the COCO mask API's text as that API does (rleFrString and rleDecode of its maskApi.c), to check what writes it. */
public final class RunLengthText {
    private RunLengthText() {}

    /** The lengths of the runs outside and inside in turn. */
    static List<Long> counts(String text) {
        List<Long> counts = new ArrayList<>();
        int place = 0;
        while (place < text.length()) {
            long number = 0;
            int groups = 0;
            boolean more = true;
            while (more) {
                int character = text.charAt(place++) - 48;
                number |= (long) (character & 0x1f) << (5 * groups);
                more = (character & 0x20) != 0;
                groups++;
                if (!more && (character & 0x10) != 0) {
                    number |= -1L << (5 * groups);
                }
            }
            if (counts.size() > 2) {
                number += counts.get(counts.size() - 2);
            }
            counts.add(number);
        }
        return counts;
    }

    /** Whether each pixel is inside, row by row. */
    public static boolean[] pixels(String text, int height, int width) {
        boolean[] byColumns = new boolean[height * width];
        int place = 0;
        boolean inside = false;
        for (long count : counts(text)) {
            for (long end = place + count; place < end; place++) {
                byColumns[place] = inside;
            }
            inside = !inside;
        }
        if (place != byColumns.length) {
            throw new IllegalArgumentException("the runs have " + place + " pixels of " + byColumns.length);
        }
        boolean[] byRows = new boolean[byColumns.length];
        for (int pixel = 0; pixel < byRows.length; pixel++) {
            byRows[pixel] = byColumns[pixel % width * height + pixel / width];
        }
        return byRows;
    }
}
