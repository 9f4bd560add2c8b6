package org.areogan.trainer.loss.region;

/**
 * The structural similarity of a frame's maps outside a graph, first along rows, then along columns.
 *
 * @param window side of the windows in pixels, odd
 */
record FrameSimilarity(int window) {
    /** What is averaged over windows of pixels that count. */
    private static final int COUNT = 0;

    private static final int PREDICTED = 1;
    private static final int REAL = 2;
    private static final int SQUARES = 3;
    private static final int PRODUCT = 4;

    /** As {@link FrameMean.FrameLoss#of}. */
    double loss(float[] probabilities, float[] truth, float[] weights, int width) {
        int classes = probabilities.length / weights.length;
        double sum = 0;
        for (int id = 0; id < classes; id++) {
            double[][] sums = windowSums(probabilities, truth, weights, width, id, classes);
            for (int pixel = 0; pixel < weights.length; pixel++) {
                sum += weights[pixel] > 0 ? weights[pixel] * (1 - likeness(sums[pixel])) / (2 * classes) : 0;
            }
        }
        return sum;
    }

    private static double likeness(double[] sums) {
        double predicted = sums[PREDICTED] / sums[COUNT];
        double real = sums[REAL] / sums[COUNT];
        double squares = predicted * predicted + real * real;
        double covariance = sums[PRODUCT] / sums[COUNT] - predicted * real;
        double variances = sums[SQUARES] / sums[COUNT] - squares;
        return (2 * predicted * real + StructuralSimilarityLoss.STABLE_MEANS)
                * (2 * covariance + StructuralSimilarityLoss.STABLE_VARIANCES)
                / ((squares + StructuralSimilarityLoss.STABLE_MEANS)
                        * (variances + StructuralSimilarityLoss.STABLE_VARIANCES));
    }

    private double[][] windowSums(
            float[] probabilities, float[] truth, float[] weights, int width, int id, int classes) {
        double[][] values = new double[weights.length][];
        for (int pixel = 0; pixel < weights.length; pixel++) {
            double p = probabilities[pixel * classes + id];
            double t = truth[pixel * classes + id];
            values[pixel] = weights[pixel] > 0 ? new double[] {1, p, t, p * p + t * t, p * t} : new double[PRODUCT + 1];
        }
        int height = weights.length / width;
        return alongLines(alongLines(values, height, width, width, 1), width, height, 1, width);
    }

    /**
     * Sums over the neighbours of each place on its line.
     *
     * @param step from a line's first place to the next line's
     * @param next from a place to the next on its line
     */
    private double[][] alongLines(double[][] values, int lines, int length, int step, int next) {
        double[][] sums = new double[values.length][PRODUCT + 1];
        int reach = window / 2;
        for (int line = 0; line < lines; line++) {
            for (int place = 0; place < length; place++) {
                double[] sum = sums[line * step + place * next];
                int last = Math.min(length - 1, place + reach);
                for (int near = Math.max(0, place - reach); near <= last; near++) {
                    double[] value = values[line * step + near * next];
                    for (int i = 0; i < sum.length; i++) {
                        sum[i] += value[i];
                    }
                }
            }
        }
        return sums;
    }
}
