package org.areogan.trainer.tuning.bayes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealVector;

/**
 * Gaussian process regression (Rasmussen and Williams 2006, algorithm 2.1) with mean 0. The variance of the process is the one
 * with the greatest likelihood, which has a closed form: {@code yᵀ R⁻¹ y / n}, where R is the matrix of correlations with the
 * noise on its diagonal.
 */
final class GaussianProcess {
    /** Values that are all equal would have none. */
    private static final double LEAST_VARIANCE = 1e-12;

    /** The matrix is symmetric as it is made. */
    private static final double SYMMETRY = 1e-12;

    private final Matern kernel;
    private final double noise;
    private final List<double[]> points;
    private final double[] values;

    /** Cholesky factor of the correlations. */
    private final double[][] lower;

    private final double[] weights;
    private final double variance;
    private final double logLikelihood;

    /**
     * @param points coordinates, one array for each value
     * @param values about 0
     * @param noise variance of the values about the function, as a share of the function's own; above 0
     */
    GaussianProcess(Matern kernel, double noise, List<double[]> points, double[] values) {
        this(kernel, noise, points, values, OptionalDouble.empty());
    }

    private GaussianProcess(
            Matern kernel, double noise, List<double[]> points, double[] values, OptionalDouble knownVariance) {
        this.kernel = kernel;
        this.noise = noise;
        this.points = List.copyOf(points);
        this.values = values.clone();
        int size = values.length;
        double[][] correlations = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double correlation = kernel.of(points.get(i), points.get(j)) + (i == j ? noise : 0);
                correlations[i][j] = correlation;
                correlations[j][i] = correlation;
            }
        }
        CholeskyDecomposition cholesky =
                new CholeskyDecomposition(new Array2DRowRealMatrix(correlations, false), SYMMETRY, 0);
        this.lower = cholesky.getL().getData();
        RealVector solved = cholesky.getSolver().solve(new ArrayRealVector(values));
        this.weights = solved.toArray();
        double likeliest = Math.max(LEAST_VARIANCE, solved.dotProduct(new ArrayRealVector(values)) / size);
        this.variance = knownVariance.orElse(likeliest);
        double logDeterminant = 0;
        for (int i = 0; i < size; i++) {
            logDeterminant += 2 * StrictMath.log(lower[i][i]);
        }
        this.logLikelihood = -0.5 * (size * StrictMath.log(2 * Math.PI * variance) + logDeterminant + size);
    }

    /** The same process as if its own mean had been seen at more points, so that it is surer there and everywhere as high. */
    GaussianProcess believing(List<double[]> more) {
        List<double[]> all = new ArrayList<>(points);
        all.addAll(more);
        double[] seen = Arrays.copyOf(values, all.size());
        for (int i = 0; i < more.size(); i++) {
            seen[values.length + i] = at(more.get(i)).mean();
        }
        return new GaussianProcess(kernel, noise, all, seen, OptionalDouble.of(variance));
    }

    /** Of the values, at the variance that makes it greatest (equation 2.30 there). */
    double logLikelihood() {
        return logLikelihood;
    }

    /** Of the process. */
    double variance() {
        return variance;
    }

    /**
     * What is known of the function, without noise, at a point.
     *
     * @param mean of it
     * @param deviation standard deviation, 0 or above
     */
    record Posterior(double mean, double deviation) {}

    Posterior at(double[] point) {
        int size = weights.length;
        double mean = 0;
        double[] solved = new double[size];
        double explained = 0;
        for (int i = 0; i < size; i++) {
            double correlation = kernel.of(point, points.get(i));
            mean += correlation * weights[i];
            double rest = correlation;
            for (int j = 0; j < i; j++) {
                rest -= lower[i][j] * solved[j];
            }
            solved[i] = rest / lower[i][i];
            explained += solved[i] * solved[i];
        }
        return new Posterior(mean, Math.sqrt(variance * Math.max(0, 1 - explained)));
    }
}
