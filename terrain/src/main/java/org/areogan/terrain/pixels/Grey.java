package org.areogan.terrain.pixels;

import java.util.Arrays;

/**
 * A plane of numbers such as brightness, which may lie outside [0, 1]: resized, softened, mirrored.
 *
 * @param height rows
 * @param width columns
 * @param values row by row; not copied, so treat them as read-only
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Grey(int height, int width, float[] values) {
    /** Pixels of a frame that are no brighter, of 0 to 1, belong to the black border of a panorama. */
    public static final float BLACK = 0.02f;

    public float at(int row, int column) {
        return values[row * width + column];
    }

    /**
     * The same picture at another size. Each new pixel is the mean of the old ones under a triangle as wide as the
     * change of scale (and never narrower than two old pixels), so that shrinking leaves no aliases.
     */
    public Grey resized(int newHeight, int newWidth) {
        return vertically(newHeight).transposed().vertically(newWidth).transposed();
    }

    private Grey vertically(int newHeight) {
        double scale = height / (double) newHeight;
        double reach = Math.max(1, scale);
        float[] result = new float[newHeight * width];
        for (int row = 0; row < newHeight; row++) {
            double centre = (row + 0.5) * scale - 0.5;
            int first = Math.max(0, (int) Math.ceil(centre - reach));
            int last = Math.min(height - 1, (int) Math.floor(centre + reach));
            double total = 0;
            for (int old = first; old <= last; old++) {
                double weight = Math.max(0, 1 - Math.abs(old - centre) / reach);
                total += weight;
                for (int column = 0; column < width; column++) {
                    result[row * width + column] += (float) (weight * at(old, column));
                }
            }
            for (int column = 0; column < width; column++) {
                result[row * width + column] /= (float) total;
            }
        }
        return new Grey(newHeight, width, result);
    }

    private Grey transposed() {
        float[] result = new float[values.length];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                result[column * height + row] = at(row, column);
            }
        }
        return new Grey(width, height, result);
    }

    /** Left becomes right. */
    public Grey mirrored() {
        float[] result = new float[values.length];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                result[row * width + column] = at(row, width - 1 - column);
            }
        }
        return new Grey(height, width, result);
    }

    /** Softened by the kernel 1-2-1 in both directions; what lies outside is taken as the nearest pixel. */
    public Grey softened() {
        return softenedVertically().transposed().softenedVertically().transposed();
    }

    private Grey softenedVertically() {
        float[] result = new float[values.length];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                float above = at(Math.max(0, row - 1), column);
                float below = at(Math.min(height - 1, row + 1), column);
                result[row * width + column] = (above + 2 * at(row, column) + below) / 4;
            }
        }
        return new Grey(height, width, result);
    }

    /** The middle value; not a number if there is none. */
    public static float median(float[] numbers) {
        if (numbers.length == 0) {
            return Float.NaN;
        }
        float[] sorted = numbers.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
