package org.areogan.trainer.game;

import org.areogan.trainer.configuration.RunConfiguration.Reconstruction;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * How far predicted class probabilities are from the truth, composed from primitives.
 *
 * @param kind cross-entropy or mean absolute error
 * @param labelSmoothing share of the true class's probability that the cross-entropy spreads over all classes, [0, 1)
 */
public record ReconstructionLoss(Reconstruction kind, double labelSmoothing) {
    /** Keeps the logarithm finite; probabilities below it no longer count as worse. */
    static final double EPSILON = 1e-7;

    /**
     * @param probabilities [batch, height, width, classes]
     * @param truth one-hot, all zero where there is no label, same shape
     * @param weights of the pixels, [batch, height, width, 1], summing to 1 over the batch, 0 for pixels left out
     * @return the weighted mean over pixels, a scalar
     */
    SDVariable of(SameDiff graph, SDVariable probabilities, SDVariable truth, SDVariable weights, int classes) {
        return switch (kind) {
            case CROSS_ENTROPY -> {
                SDVariable target = labelSmoothing == 0
                        ? truth
                        : truth.mul(1 - labelSmoothing).add(labelSmoothing / classes);
                SDVariable surprise = graph.math.log(probabilities.add(EPSILON));
                yield target.mul(surprise).mul(weights).sum().neg();
            }
            case MAE ->
                graph.math.abs(probabilities.sub(truth)).mul(weights).sum().div(classes);
        };
    }

    /**
     * The same of one pixel, for scoring outside a graph.
     *
     * @param probabilities of all classes of a frame, pixel by pixel
     * @param offset of the pixel's first probability
     * @param trueClass its class
     */
    public double ofPixel(float[] probabilities, int offset, int trueClass, int classes) {
        double sum = 0;
        for (int id = 0; id < classes; id++) {
            double truth = id == trueClass ? 1 : 0;
            double probability = probabilities[offset + id];
            sum += switch (kind) {
                case CROSS_ENTROPY ->
                    -(truth * (1 - labelSmoothing) + labelSmoothing / classes) * Math.log(probability + EPSILON);
                case MAE -> Math.abs(probability - truth) / classes;
            };
        }
        return sum;
    }
}
