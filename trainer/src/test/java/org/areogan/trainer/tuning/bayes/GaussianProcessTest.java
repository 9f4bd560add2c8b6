package org.areogan.trainer.tuning.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.areogan.trainer.tuning.bayes.GaussianProcess.Posterior;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GaussianProcessTest {
    private static final List<double[]> POINTS =
            List.of(new double[] {0.1, 0.2}, new double[] {0.4, 0.9}, new double[] {0.8, 0.3}, new double[] {0.6, 0.6});
    private static final GaussianProcess FOUR =
            new GaussianProcess(new Matern(new double[] {0.4, 0.8}), 1e-2, POINTS, new double[] {0.5, -1.0, 1.5, 0.2});

    /** The formulas of the posterior with NumPy's inverse of the matrix. */
    @ParameterizedTest
    @CsvSource({
        "0.3, 0.5, -0.20828979312598786, 0.49723510127824905",
        "0.8, 0.3, 1.4764338524969474, 0.12183476797563719",
        "1.0, 1.0, 0.5408094652671764, 1.0444392528404218"
    })
    void thePosteriorIsThatOfATableMadeWithNumPy(double x, double y, double mean, double deviation) {
        Posterior posterior = FOUR.at(new double[] {x, y});
        assertThat(posterior.mean()).isCloseTo(mean, within(1e-10));
        assertThat(posterior.deviation()).isCloseTo(deviation, within(1e-10));
    }

    /** The formulas with NumPy's inverse of the larger matrix, at the variance of the smaller one. */
    @ParameterizedTest
    @CsvSource({
        "0.3, 0.5, -0.20828979312598808, 0.11964174857866319",
        "0.35, 0.5, -0.21604371609785628, 0.1658220607953791",
        "0.8, 0.3, 1.4764338524969487, 0.12162910430164431",
        "1.0, 1.0, 0.5408094652671767, 0.3919062485564989"
    })
    void whatItBelievesChangesNoMeanAndMakesItSurerAround(double x, double y, double mean, double deviation) {
        GaussianProcess believing = FOUR.believing(List.of(new double[] {0.3, 0.5}, new double[] {0.9, 0.9}));
        Posterior posterior = believing.at(new double[] {x, y});
        assertThat(posterior.mean()).isCloseTo(mean, within(1e-10));
        assertThat(posterior.deviation()).isCloseTo(deviation, within(1e-10));
    }

    @Test
    void varianceAndLikelihoodAreThoseOfNumPy() {
        assertThat(FOUR.variance()).isCloseTo(1.524269256177955, within(1e-10));
        assertThat(FOUR.logLikelihood()).isCloseTo(-5.540046231894601, within(1e-10));
    }

    /** With one value y and noise ν the mean at a point is k y / (1 + ν), and σ² = y² / (1 + ν). */
    @Test
    void ofOneValueThePosteriorIsWrittenDownByHand() {
        GaussianProcess one =
                new GaussianProcess(new Matern(new double[] {2}), 0.25, List.of(new double[] {0}), new double[] {3});
        double scaled = Math.sqrt(5) / 2;
        double correlation = (1 + scaled + scaled * scaled / 3) * Math.exp(-scaled);
        Posterior posterior = one.at(new double[] {1});
        assertThat(posterior.mean()).isCloseTo(correlation * 3 / 1.25, within(1e-12));
        assertThat(posterior.deviation())
                .isCloseTo(Math.sqrt(9 / 1.25 * (1 - correlation * correlation / 1.25)), within(1e-12));
        assertThat(one.at(new double[] {1000}).mean()).isCloseTo(0, within(1e-9));
    }

    /** The integral of max(0, y - best) over the normal density, by the trapezoidal rule. */
    @ParameterizedTest
    @CsvSource({"0, 1, 0", "0.3, 0.2, 0.9", "-1, 0.5, 0.7", "2, 0.4, 0.5", "0.1, 3, -0.4"})
    void expectedImprovementIsItsIntegral(double mean, double deviation, double best) {
        double sum = 0;
        double step = deviation / 4000;
        for (double y = Math.max(best, mean - 12 * deviation); y < Math.max(best, mean) + 12 * deviation; y += step) {
            double z = (y + step / 2 - mean) / deviation;
            sum += (y + step / 2 - best) * Math.exp(-z * z / 2) / (deviation * Math.sqrt(2 * Math.PI)) * step;
        }
        assertThat(ExpectedImprovement.of(new Posterior(mean, deviation), best)).isCloseTo(sum, within(1e-7));
    }

    @Test
    void withoutDoubtTheImprovementIsTheGain() {
        assertThat(ExpectedImprovement.of(new Posterior(0.7, 0), 0.5)).isCloseTo(0.2, within(1e-15));
        assertThat(ExpectedImprovement.of(new Posterior(0.3, 0), 0.5)).isZero();
    }

    @Test
    void theFitFindsWhichKeyMatters() {
        SplittableRandom random = new SplittableRandom(5);
        List<double[]> points = new ArrayList<>();
        double[] values = new double[24];
        for (int i = 0; i < values.length; i++) {
            double[] point = {random.nextDouble(), random.nextDouble()};
            points.add(point);
            values[i] = Math.sin(7 * point[0]);
        }
        GaussianProcess process = new ProcessFit(new int[] {0, 1}, points, values).best();
        double along = process.at(new double[] {0.4, 0.1}).mean();
        assertThat(along).isCloseTo(Math.sin(2.8), within(0.1));
        assertThat(process.at(new double[] {0.4, 0.9}).mean())
                .as("the second key changes nothing")
                .isCloseTo(along, within(0.05));
        for (double length : new double[] {0.1, 0.8, 3.2}) {
            assertThat(process.logLikelihood())
                    .isGreaterThanOrEqualTo(
                            new GaussianProcess(new Matern(new double[] {length, length}), 1e-4, points, values)
                                    .logLikelihood());
        }
    }

    @Test
    void equalValuesAndEqualPointsAreNoTrouble() {
        List<double[]> same = List.of(new double[] {0.5}, new double[] {0.5}, new double[] {0.5});
        BayesianChoice choice = new BayesianChoice(new int[] {0}, same, new double[] {0.4, 0.4, 0.4}, List.of());
        assertThat(choice.among(List.of(new double[] {0.1}, new double[] {0.9})))
                .isBetween(0, 1);
    }

    /** Every dyadic cell of an eighth is hit once by the first eight of Sobol's points; shifted, none is far from empty. */
    @Test
    void theStartLeavesNoLargeHoles() {
        List<Double> first = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            double[] point = SobolStart.point(3, i, new SplittableRandom(9));
            assertThat(point).hasSize(3);
            first.add(point[2]);
        }
        first.sort(Double::compare);
        for (int i = 1; i < first.size(); i++) {
            assertThat(first.get(i) - first.get(i - 1)).isCloseTo(1.0 / 16, within(1e-9));
        }
        assertThat(SobolStart.point(3, 4, new SplittableRandom(9)))
                .isNotEqualTo(SobolStart.point(3, 4, new SplittableRandom(10)));
    }
}
