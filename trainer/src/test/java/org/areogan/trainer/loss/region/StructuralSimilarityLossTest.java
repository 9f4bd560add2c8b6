package org.areogan.trainer.loss.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.areogan.trainer.loss.LossCase;
import org.junit.jupiter.api.Test;

class StructuralSimilarityLossTest {
    private static final double C1 = 1e-4;
    private static final double C2 = 9e-4;

    /** Equation 13 of Wang et al. 2004 at each pixel, over the labelled pixels of a square around it. */
    private static double byTheFormula(LossCase where, int window) {
        int classes = where.classes();
        int height = where.weights().length / where.width();
        double loss = 0;
        for (int pixel = 0; pixel < where.weights().length; pixel++) {
            for (int id = 0; id < classes && where.weights()[pixel] > 0; id++) {
                List<Double> x = new ArrayList<>();
                List<Double> y = new ArrayList<>();
                for (int near = 0; near < height * where.width(); near++) {
                    boolean inside = Math.abs(near / where.width() - pixel / where.width()) <= window / 2
                            && Math.abs(near % where.width() - pixel % where.width()) <= window / 2;
                    if (inside && where.weights()[near] > 0) {
                        x.add(where.probabilities()[near * classes + id]);
                        y.add(where.truth()[near * classes + id]);
                    }
                }
                double meanX = mean(x, x, 0, 0, false);
                double meanY = mean(y, y, 0, 0, false);
                double similarity = (2 * meanX * meanY + C1)
                        * (2 * mean(x, y, meanX, meanY, true) + C2)
                        / ((meanX * meanX + meanY * meanY + C1)
                                * (mean(x, x, meanX, meanX, true) + mean(y, y, meanY, meanY, true) + C2));
                loss += where.weights()[pixel] * (1 - similarity) / 2 / classes;
            }
        }
        return loss;
    }

    /** Of values, or of the products of two lists' distances from their means. */
    private static double mean(List<Double> x, List<Double> y, double meanX, double meanY, boolean products) {
        double sum = 0;
        for (int i = 0; i < x.size(); i++) {
            sum += products ? (x.get(i) - meanX) * (y.get(i) - meanY) : x.get(i);
        }
        return sum / x.size();
    }

    @Test
    void itIsTheFormulaOverTheLabelledPixelsAroundEach() {
        LossCase any = LossCase.random(4, 6, 9, 3).withoutLabel(0).withoutLabel(22);
        for (int window : new int[] {3, 5, 7}) {
            assertThat(any.of(new StructuralSimilarityLoss(window))).isCloseTo(byTheFormula(any, window), within(1e-9));
        }
    }

    @Test
    void ofEvenMapsItIsWorkedOutByHand() {
        // One class everywhere, found with 0.5: no variance anywhere. Class 0: (2 * 0.5 + C1) / (1.25 + C1); class 1,
        // which is not there: C1 / (0.25 + C1).
        LossCase even = new LossCase(
                3, 2, new double[] {0.5, 0.5, 0.5, 0.5, 0.5, 0.5}, new double[] {1, 0, 1, 0, 1, 0}, new double[] {
                    1 / 3.0, 1 / 3.0, 1 / 3.0
                });
        double expected = ((1 - (1 + C1) / (1.25 + C1)) / 2 + (1 - C1 / (0.25 + C1)) / 2) / 2;
        assertThat(even.of(new StructuralSimilarityLoss(3))).isCloseTo(expected, within(1e-9));
    }

    @Test
    void pixelsThatMayBeOfSeveralClassesAreLeftOut() {
        LossCase any = LossCase.random(4, 4, 5, 3);
        LossCase left = any.withoutLabel(7);
        LossCase several = any.withAlso(7, 0).withAlso(7, 1);
        StructuralSimilarityLoss loss = new StructuralSimilarityLoss(3);
        assertThat(several.of(loss)).isCloseTo(left.of(loss), within(1e-9));
    }
}
