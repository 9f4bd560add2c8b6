package org.areogan.synth.quality.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FrechetDistanceTest {
    /** Mean 0, covariance diagonal with 2 a^2 / 3 and 2 b^2 / 3. */
    private static FeatureMatrix cross(double a, double b, double x, double y) {
        return Points.of(
                new double[] {x + a, y}, new double[] {x - a, y}, new double[] {x, y + b}, new double[] {x, y - b});
    }

    @Test
    void ofDiagonalCovariancesItIsTheMeansAndTheDifferencesOfTheDeviations() {
        double deviations = (Math.pow(3 - 1, 2) + Math.pow(2 - 5, 2)) * 2 / 3;
        assertThat(FrechetDistance.between(cross(3, 2, 0, 0), cross(1, 5, 0.5, -2)))
                .isCloseTo(0.25 + 4 + deviations, within(1e-12));
    }

    /** A matrix of two rows has the root's trace {@code sqrt(trace + 2 sqrt(determinant))}, with no eigenvalue found. */
    @Test
    void ofCorrelatedFeaturesItIsTheClosedFormOfTwoByTwoMatrices() {
        FeatureMatrix first =
                Points.of(new double[] {1, 2}, new double[] {3, 3}, new double[] {-1, 0.5}, new double[] {2, 4});
        FeatureMatrix second = Points.of(new double[] {0, 1}, new double[] {2, -1}, new double[] {5, 0.25});
        double[][] one = covariance(first.rows());
        double[][] two = covariance(second.rows());
        double trace = one[0][0] * two[0][0] + 2 * one[0][1] * two[0][1] + one[1][1] * two[1][1];
        double determinant =
                (one[0][0] * one[1][1] - one[0][1] * one[0][1]) * (two[0][0] * two[1][1] - two[0][1] * two[0][1]);
        double means = Math.pow(1.25 - 7.0 / 3, 2) + Math.pow(9.5 / 4 - 0.25 / 3, 2);
        double traces = one[0][0] + one[1][1] + two[0][0] + two[1][1];
        double expected = means + traces - 2 * Math.sqrt(trace + 2 * Math.sqrt(determinant));
        assertThat(FrechetDistance.between(first, second)).isCloseTo(expected, within(1e-12));
    }

    /** By {@code E[xy] - E[x] E[y]}. */
    private static double[][] covariance(double[][] rows) {
        double[][] result = new double[2][2];
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                double product = 0;
                double left = 0;
                double right = 0;
                for (double[] row : rows) {
                    product += row[i] * row[j];
                    left += row[i];
                    right += row[j];
                }
                result[i][j] = (product - left * right / rows.length) / (rows.length - 1);
            }
        }
        return result;
    }

    @Test
    void fewerFramesThanFeaturesGiveAFiniteDistance() {
        FeatureMatrix few = Points.gaussian(4, 12, 0, 1);
        assertThat(FrechetDistance.between(few, few)).isCloseTo(0, within(1e-6));
        assertThat(FrechetDistance.between(few, Points.gaussian(5, 12, 3, 2))).isBetween(50.0, 500.0);
    }

    @Test
    void framesThatAreAllAlikeAreAsFarApartAsTheirMeans() {
        assertThat(FrechetDistance.between(Points.line(2, 2, 2), Points.line(5, 5)))
                .isCloseTo(9, within(1e-12));
    }
}
