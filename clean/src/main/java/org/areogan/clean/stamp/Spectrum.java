package org.areogan.clean.stamp;

import org.hipparchus.transform.DftNormalization;
import org.hipparchus.transform.FastFourierTransformer;
import org.hipparchus.transform.TransformType;

/**
 * A plane of complex numbers and its discrete Fourier transform, by Hipparchus' transform of rows and then of columns.
 *
 * @param real [rows][columns], both powers of two
 * @param imaginary likewise
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Spectrum(double[][] real, double[][] imaginary) {

    /**
     * Zeros.
     *
     * @param height how many rows are needed; there are as many or more
     * @param width likewise of columns
     */
    static Spectrum empty(int height, int width) {
        int rows = powerOfTwo(height);
        int columns = powerOfTwo(width);
        return new Spectrum(new double[rows][columns], new double[rows][columns]);
    }

    /** A real picture in the upper left corner of zeros, transformed. */
    static Spectrum of(int rows, int columns, double[] values, int width) {
        Spectrum plane = empty(rows, columns);
        for (int pixel = 0; pixel < values.length; pixel++) {
            plane.real[pixel / width][pixel % width] = values[pixel];
        }
        plane.transform(TransformType.FORWARD);
        return plane;
    }

    int rows() {
        return real.length;
    }

    int columns() {
        return real[0].length;
    }

    /** In place. */
    void transform(TransformType direction) {
        for (int row = 0; row < rows(); row++) {
            transform(real[row], imaginary[row], direction);
        }
        double[] columnReal = new double[rows()];
        double[] columnImaginary = new double[rows()];
        for (int column = 0; column < columns(); column++) {
            for (int row = 0; row < rows(); row++) {
                columnReal[row] = real[row][column];
                columnImaginary[row] = imaginary[row][column];
            }
            transform(columnReal, columnImaginary, direction);
            for (int row = 0; row < rows(); row++) {
                real[row][column] = columnReal[row];
                imaginary[row][column] = columnImaginary[row];
            }
        }
    }

    /**
     * The cross-correlation of what this is the transform of with a real picture: at (dy, dx) the sum over (y, x) of
     * this(y + dy, x + dx) * other(y, x), all modulo the size.
     *
     * @param flat whether every frequency counts alike, whatever its strength (phase correlation)
     */
    Spectrum correlation(Spectrum other, boolean flat) {
        Spectrum product = empty(rows(), columns());
        for (int row = 0; row < rows(); row++) {
            for (int column = 0; column < columns(); column++) {
                double a = real[row][column];
                double b = imaginary[row][column];
                double c = other.real[row][column];
                double d = -other.imaginary[row][column];
                double re = a * c - b * d;
                double im = a * d + b * c;
                double scale = flat ? Math.max(1e-9, Math.hypot(re, im)) : 1;
                product.real[row][column] = re / scale;
                product.imaginary[row][column] = im / scale;
            }
        }
        product.transform(TransformType.INVERSE);
        return product;
    }

    private static void transform(double[] re, double[] im, TransformType direction) {
        FastFourierTransformer.transformInPlace(new double[][] {re, im}, DftNormalization.STANDARD, direction);
    }

    private static int powerOfTwo(int least) {
        return Math.max(2, Integer.highestOneBit(2 * least - 1));
    }
}
