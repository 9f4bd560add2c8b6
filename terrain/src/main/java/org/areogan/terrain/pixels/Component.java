package org.areogan.terrain.pixels;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.areogan.terrain.Mask;
import org.areogan.terrain.pixels.ConnectedPixels.Neighbours;

/**
 * Pixels of one class that touch each other at their sides, cut out along their bounding box.
 *
 * @param top row of the box in the mask
 * @param left column of the box in the mask
 * @param height of the box
 * @param width of the box
 * @param inside which pixels of the box belong to it, row by row
 * @param area how many they are
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Component(int top, int left, int height, int width, boolean[] inside, int area) {

    /** Those of one class, in the order of their first pixels. */
    public static List<Component> of(Mask mask, int id) {
        ConnectedPixels connected = ConnectedPixels.of(mask, Neighbours.SIDES);
        Map<Integer, List<Integer>> pixels = new TreeMap<>();
        for (int pixel = 0; pixel < mask.ids().length; pixel++) {
            if ((mask.ids()[pixel] & 0xff) == id) {
                pixels.computeIfAbsent(connected.piece(pixel), piece -> new ArrayList<>())
                        .add(pixel);
            }
        }
        return pixels.values().stream().map(each -> cut(mask.width(), each)).toList();
    }

    private static Component cut(int maskWidth, List<Integer> pixels) {
        int top = Integer.MAX_VALUE;
        int left = Integer.MAX_VALUE;
        int bottom = 0;
        int right = 0;
        for (int pixel : pixels) {
            top = Math.min(top, pixel / maskWidth);
            bottom = Math.max(bottom, pixel / maskWidth);
            left = Math.min(left, pixel % maskWidth);
            right = Math.max(right, pixel % maskWidth);
        }
        int width = right - left + 1;
        boolean[] inside = new boolean[(bottom - top + 1) * width];
        for (int pixel : pixels) {
            inside[(pixel / maskWidth - top) * width + pixel % maskWidth - left] = true;
        }
        return new Component(top, left, bottom - top + 1, width, inside, pixels.size());
    }

    /** First row below the box. */
    public int bottom() {
        return top + height;
    }

    /** First column right of the box. */
    public int right() {
        return left + width;
    }

    /** Which pixels of the mask belong to it, row by row. */
    public boolean[] within(int maskHeight, int maskWidth) {
        boolean[] pixels = new boolean[maskHeight * maskWidth];
        for (int row = 0; row < height; row++) {
            System.arraycopy(inside, row * width, pixels, (top + row) * maskWidth + left, width);
        }
        return pixels;
    }

    /** How much of its box it fills, above 0 to 1; low for what is thin or branched. */
    public double fill() {
        return area / (double) (height * width);
    }
}
