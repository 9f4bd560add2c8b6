package org.areogan.terrain.labelling.shape;

import java.util.Arrays;
import org.areogan.terrain.Mask;

/**
 * A polygon whose corners are pixels, as LabelMe fills it: of a corner that lies between pixels the parts behind the point
 * are dropped. Sides join the middles of the corners; the polygon holds the pixels between them and those on them, where a
 * side that crosses a row between two pixels takes the nearer one in, as Pillow's {@code ImageDraw.polygon} does, which besides adds pixels at sharp tips.
 *
 * @param x columns of the corners
 * @param y rows of the corners
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Polygon(int[] x, int[] y) {
    private static final double HALF = 0.5;

    /** @param corners [corner][x, y], in pixels */
    public static Polygon of(double[][] corners) {
        return new Polygon(
                Arrays.stream(corners).mapToInt(corner -> (int) corner[0]).toArray(),
                Arrays.stream(corners).mapToInt(corner -> (int) corner[1]).toArray());
    }

    /** Writes a value into the pixels of a mask that it holds. */
    public void fill(Mask mask, byte value) {
        int top = Math.max(0, Arrays.stream(y).min().orElse(0));
        int bottom = Math.min(mask.height() - 1, Arrays.stream(y).max().orElse(-1));
        for (int row = top; row <= bottom; row++) {
            fillSides(mask, row, value);
            fillBetween(mask, row, value);
        }
    }

    /** How many pixels it holds in a mask of this size. */
    int area(int height, int width) {
        Mask mask = new Mask(height, width, new byte[height * width]);
        fill(mask, (byte) 1);
        return (int) mask.counts()[1];
    }

    /** Level sides are not crossed by any row, so their pixels are told apart. */
    private void fillSides(Mask mask, int row, byte value) {
        for (int corner = 0; corner < x.length; corner++) {
            int next = (corner + 1) % x.length;
            if (y[corner] == row && y[next] == row) {
                fill(mask, row, Math.min(x[corner], x[next]), Math.max(x[corner], x[next]), value);
            } else if (y[corner] == row) {
                fill(mask, row, x[corner], x[corner], value);
            }
        }
    }

    /** Between the sides that a row crosses, by pairs; a side belongs to the rows from its upper end to above its lower. */
    private void fillBetween(Mask mask, int row, byte value) {
        double[] crossings = crossings(row);
        for (int pair = 0; pair + 1 < crossings.length; pair += 2) {
            int from = (int) Math.floor(crossings[pair] + HALF);
            fill(mask, row, from, (int) Math.ceil(crossings[pair + 1] - HALF), value);
        }
    }

    private double[] crossings(int row) {
        double[] found = new double[x.length];
        int count = 0;
        for (int corner = 0; corner < x.length; corner++) {
            int next = (corner + 1) % x.length;
            if (Math.min(y[corner], y[next]) <= row && row < Math.max(y[corner], y[next])) {
                double run = ((double) row - y[corner]) * ((double) x[next] - x[corner]);
                found[count++] = x[corner] + run / ((double) y[next] - y[corner]);
            }
        }
        double[] sorted = Arrays.copyOf(found, count);
        Arrays.sort(sorted);
        return sorted;
    }

    private static void fill(Mask mask, int row, int from, int to, byte value) {
        int left = Math.max(0, from);
        int right = Math.min(mask.width() - 1, to);
        if (left <= right) {
            Arrays.fill(mask.ids(), row * mask.width() + left, row * mask.width() + right + 1, value);
        }
    }
}
