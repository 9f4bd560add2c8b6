package org.areogan.synth.quality.features;

import java.util.Arrays;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * The Fréchet distance between the Gaussians that have the means and covariances of two sets of features (Heusel et al.
 * 2017, "GANs trained by a two time-scale update rule converge to a local Nash equilibrium"): {@code |m1 - m2|^2 + trace(C1
 * + C2 - 2 (C1 C2)^(1/2))}. Small sets make it too large, the more the fewer frames there are, so it is read beside a
 * distance of sets as large.
 */
final class FrechetDistance {
    private FrechetDistance() {}

    /** 0 or above, in squared units of the features; each set needs two frames. */
    static double between(FeatureMatrix first, FeatureMatrix second) {
        double[] firstMean = mean(first);
        double[] secondMean = mean(second);
        double means = 0;
        for (int feature = 0; feature < firstMean.length; feature++) {
            double difference = firstMean[feature] - secondMean[feature];
            means += difference * difference;
        }
        RealMatrix firstCovariance = covariance(first, firstMean);
        RealMatrix secondCovariance = covariance(second, secondMean);
        double traces = firstCovariance.getTrace() + secondCovariance.getTrace();
        return Math.max(0, means + traces - 2 * traceOfRoot(firstCovariance, secondCovariance));
    }

    private static double[] mean(FeatureMatrix features) {
        double[] mean = new double[features.width()];
        for (double[] row : features.rows()) {
            for (int feature = 0; feature < mean.length; feature++) {
                mean[feature] += row[feature] / features.size();
            }
        }
        return mean;
    }

    /** With one degree of freedom less than frames. */
    private static RealMatrix covariance(FeatureMatrix features, double[] mean) {
        int width = features.width();
        double[][] sums = new double[width][width];
        double[] centred = new double[width];
        for (double[] row : features.rows()) {
            Arrays.setAll(centred, feature -> row[feature] - mean[feature]);
            for (int i = 0; i < width; i++) {
                double left = centred[i];
                for (int j = 0; j < width; j++) {
                    sums[i][j] += left * centred[j];
                }
            }
        }
        return MatrixUtils.createRealMatrix(sums).scalarMultiply(1.0 / (features.size() - 1));
    }

    /**
     * {@code C1 C2} is not symmetric, but {@code C1^(1/2) C2 C1^(1/2)} is and has the same eigenvalues; the trace of the
     * root is the sum of their roots. Rounding may push a 0 below itself.
     */
    private static double traceOfRoot(RealMatrix first, RealMatrix second) {
        RealMatrix root = root(first);
        RealMatrix product = root.multiply(second).multiply(root);
        RealMatrix symmetric = product.add(product.transpose()).scalarMultiply(0.5);
        return Arrays.stream(new EigenDecompositionSymmetric(symmetric).getEigenvalues())
                .map(value -> Math.sqrt(Math.max(0, value)))
                .sum();
    }

    private static RealMatrix root(RealMatrix covariance) {
        EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(covariance);
        double[] roots = Arrays.stream(eigen.getEigenvalues())
                .map(value -> Math.sqrt(Math.max(0, value)))
                .toArray();
        return eigen.getV()
                .multiply(MatrixUtils.createRealDiagonalMatrix(roots))
                .multiply(eigen.getVT());
    }
}
