package org.areogan.terrain.pixels;

import java.util.ArrayList;
import java.util.List;

/**
 * A set of pixels as the COCO mask API writes it: the lengths of runs outside and inside the set in turn, column by column
 * from the top left, beginning outside (maskApi.c of github.com/cocodataset/cocoapi). Pixels must come in that order.
 */
public final class RunLengths {
    private static final int PAYLOAD_BITS = 5;
    private static final int PAYLOAD = 0x1f;
    private static final int SIGN = 0x10;
    private static final int MORE = 0x20;
    private static final int FIRST_CHARACTER = '0';

    private final int pixels;
    private final List<Integer> counts = new ArrayList<>();
    private int end;
    private int inside;

    /** @param pixels of the frame */
    public RunLengths(int pixels) {
        this.pixels = pixels;
    }

    /** @param place of the pixel, column * height + row; above all places before */
    public void add(int place) {
        if (place < end || place >= pixels) {
            throw new IllegalArgumentException("a pixel at " + place + " cannot follow one before " + end);
        }
        if (place > end || counts.isEmpty()) {
            if (inside > 0) {
                counts.add(inside);
            }
            counts.add(place - end);
            inside = 0;
        }
        inside++;
        end = place + 1;
    }

    /** All lengths; their sum is the number of pixels of the frame. */
    public List<Integer> counts() {
        List<Integer> all = new ArrayList<>(counts);
        if (inside > 0) {
            all.add(inside);
        }
        if (end < pixels) {
            all.add(pixels - end);
        }
        return all;
    }

    /**
     * The lengths as text: from the fourth on as the difference from the one two before, each number in groups of five
     * bits, the lowest first, a sixth bit telling that more follow, and 48 added to make it printable.
     */
    public String text() {
        List<Integer> all = counts();
        StringBuilder text = new StringBuilder();
        for (int place = 0; place < all.size(); place++) {
            int number = place > 2 ? all.get(place) - all.get(place - 2) : all.get(place);
            boolean more = true;
            while (more) {
                int group = number & PAYLOAD;
                number >>= PAYLOAD_BITS;
                more = (group & SIGN) != 0 ? number != -1 : number != 0;
                text.append((char) (FIRST_CHARACTER + (more ? group | MORE : group)));
            }
        }
        return text.toString();
    }
}
