package org.areogan.synth.quality.features;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Features made by hand or drawn. */
final class Points {
    private Points() {}

    /** One feature each. */
    static FeatureMatrix line(double... values) {
        return new FeatureMatrix(
                Arrays.stream(values).mapToObj(value -> new double[] {value}).toArray(double[][]::new));
    }

    static FeatureMatrix of(double[]... rows) {
        return new FeatureMatrix(rows);
    }

    static FeatureMatrix gaussian(int count, int width, double mean, long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        double[][] rows = new double[count][width];
        for (double[] row : rows) {
            Arrays.setAll(row, feature -> mean + random.nextGaussian());
        }
        return new FeatureMatrix(rows);
    }
}
