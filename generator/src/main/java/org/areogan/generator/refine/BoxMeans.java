package org.areogan.generator.refine;

/**
 * Means over squares of 2 x radius + 1 pixels around each pixel, cut off at the picture's edges, by an integral image
 * (Crow 1984), so that the radius costs no time.
 */
final class BoxMeans {
    private final int height;
    private final int width;
    private final int radius;

    /** At each place the sum of all values above and to the left of it: [height + 1, width + 1]. */
    private final double[] integral;

    BoxMeans(int height, int width, int radius) {
        this.height = height;
        this.width = width;
        this.radius = radius;
        integral = new double[(height + 1) * (width + 1)];
    }

    /** @param values [height, width] flattened */
    double[] of(double[] values) {
        int line = width + 1;
        for (int row = 0; row < height; row++) {
            double sum = 0;
            for (int column = 0; column < width; column++) {
                sum += values[row * width + column];
                integral[(row + 1) * line + column + 1] = integral[row * line + column + 1] + sum;
            }
        }
        double[] means = new double[values.length];
        for (int row = 0; row < height; row++) {
            int top = Math.max(0, row - radius);
            int bottom = Math.min(height, row + radius + 1);
            for (int column = 0; column < width; column++) {
                int left = Math.max(0, column - radius);
                int right = Math.min(width, column + radius + 1);
                double sum = integral[bottom * line + right]
                        - integral[top * line + right]
                        - integral[bottom * line + left]
                        + integral[top * line + left];
                means[row * width + column] = sum / ((bottom - top) * (right - left));
            }
        }
        return means;
    }
}
