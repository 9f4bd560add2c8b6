package org.areogan.generator.tiling;

import org.areogan.terrain.Frame;

/**
 * Pictures in another size. Smaller ones are averages over the pixels that each new one covers, so that nothing flickers;
 * larger ones are interpolated linearly. Channels lie beside each other, and averages of distributions are distributions.
 */
public final class Resampling {
    private Resampling() {}

    /** @param scale factor on both sides; the result has at least one pixel */
    public static Frame scaled(Frame frame, double scale) {
        int height = side(frame.height(), scale);
        int width = side(frame.width(), scale);
        return new Frame(height, width, to(height, width, frame.grey(), frame.height(), frame.width(), 1));
    }

    private static int side(int side, double scale) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.round(side * scale)));
    }

    /**
     * In another size.
     *
     * @param values [height, width, channels] flattened
     */
    public static float[] to(int toHeight, int toWidth, float[] values, int height, int width, int channels) {
        if (toHeight == height && toWidth == width) {
            return values;
        }
        float[] down = rows(toHeight, values, height, width * channels);
        return columns(toWidth, down, toHeight, width, channels);
    }

    /** @param length of a row */
    private static float[] rows(int to, float[] values, int height, int length) {
        if (to == height) {
            return values;
        }
        float[] result = new float[Math.multiplyExact(to, length)];
        for (int row = 0; row < to; row++) {
            Taps taps = Taps.of(row, to, height);
            for (int i = 0; i < taps.weights().length; i++) {
                int from = (taps.first() + i) * length;
                float weight = taps.weights()[i];
                for (int at = 0; at < length; at++) {
                    result[row * length + at] += weight * values[from + at];
                }
            }
        }
        return result;
    }

    private static float[] columns(int to, float[] values, int height, int width, int channels) {
        if (to == width) {
            return values;
        }
        float[] result = new float[Math.multiplyExact(Math.multiplyExact(height, to), channels)];
        for (int column = 0; column < to; column++) {
            Taps taps = Taps.of(column, to, width);
            for (int i = 0; i < taps.weights().length; i++) {
                float weight = taps.weights()[i];
                for (int row = 0; row < height; row++) {
                    int from = (row * width + taps.first() + i) * channels;
                    int at = (row * to + column) * channels;
                    for (int channel = 0; channel < channels; channel++) {
                        result[at + channel] += weight * values[from + channel];
                    }
                }
            }
        }
        return result;
    }

    /**
     * Which old pixels make up a new one.
     *
     * @param first of them
     * @param weights of it and those after it, together 1
     */
    private record Taps(int first, float[] weights) {
        static Taps of(int place, int to, int from) {
            return to < from ? covered(place, to, from) : between(place, to, from);
        }

        private static Taps covered(int place, int to, int from) {
            double low = (double) place * from / to;
            double high = (double) (place + 1) * from / to;
            int first = (int) low;
            int last = (int) Math.min(from - 1, Math.ceil(high) - 1);
            float[] weights = new float[last - first + 1];
            for (int i = 0; i < weights.length; i++) {
                double share = Math.min(high, first + i + 1) - Math.max(low, first + i);
                weights[i] = (float) (share / (high - low));
            }
            return new Taps(first, weights);
        }

        private static Taps between(int place, int to, int from) {
            double centre = Math.max(0, Math.min(from - 1, (place + 0.5) * from / to - 0.5));
            int first = (int) centre;
            float second = (float) (centre - first);
            return new Taps(first, second == 0 ? new float[] {1} : new float[] {1 - second, second});
        }
    }

    /**
     * From left to right reversed.
     *
     * @param values [height, width, channels] flattened
     */
    public static float[] mirrored(float[] values, int height, int width, int channels) {
        float[] result = new float[values.length];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                int from = (row * width + column) * channels;
                int at = (row * width + width - 1 - column) * channels;
                System.arraycopy(values, from, result, at, channels);
            }
        }
        return result;
    }

    public static Frame mirrored(Frame frame) {
        return new Frame(frame.height(), frame.width(), mirrored(frame.grey(), frame.height(), frame.width(), 1));
    }
}
