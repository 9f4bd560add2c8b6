package org.areogan.generator.refine;

/**
 * The guided filter (He, Sun, Tang, "Guided Image Filtering", 2013, equations 5, 6 and 8): in each window what comes out is the
 * line a x guide + b that lies nearest to what goes in, with a held small by epsilon; each pixel gets the mean of its windows'
 * lines. Where the guide is even this is a mean of means; an edge of the guide stays an edge.
 */
final class GuidedFilter {
    private final double[] guide;
    private final double epsilon;
    private final BoxMeans means;
    private final double[] guideMeans;
    private final double[] guideVariances;

    /**
     * @param guide [height, width] flattened
     * @param radius of the windows of 2 x radius + 1 pixels, which are cut off at the picture's edges
     * @param epsilon in squares of the guide's values: what varies less than this is smoothed
     */
    GuidedFilter(double[] guide, int height, int width, int radius, double epsilon) {
        this.guide = guide;
        this.epsilon = epsilon;
        means = new BoxMeans(height, width, radius);
        guideMeans = means.of(guide);
        guideVariances = covariances(guide, guideMeans);
    }

    /** @param values [height, width] flattened */
    double[] filter(double[] values) {
        double[] valueMeans = means.of(values);
        double[] slopes = covariances(values, valueMeans);
        double[] offsets = new double[slopes.length];
        for (int pixel = 0; pixel < slopes.length; pixel++) {
            slopes[pixel] /= guideVariances[pixel] + epsilon;
            offsets[pixel] = valueMeans[pixel] - slopes[pixel] * guideMeans[pixel];
        }
        double[] slopeMeans = means.of(slopes);
        double[] filtered = means.of(offsets);
        for (int pixel = 0; pixel < filtered.length; pixel++) {
            filtered[pixel] += slopeMeans[pixel] * guide[pixel];
        }
        return filtered;
    }

    /** Of values with the guide, in each pixel's window. */
    private double[] covariances(double[] values, double[] valueMeans) {
        double[] products = new double[values.length];
        for (int pixel = 0; pixel < products.length; pixel++) {
            products[pixel] = values[pixel] * guide[pixel];
        }
        double[] covariances = means.of(products);
        for (int pixel = 0; pixel < covariances.length; pixel++) {
            covariances[pixel] -= valueMeans[pixel] * guideMeans[pixel];
        }
        return covariances;
    }
}
