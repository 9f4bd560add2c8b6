package org.areogan.trainer.loss;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * How far predicted class probabilities are from the truth. Put together from primitives, since the gradients of
 * SameDiff's own losses forget what is applied after them.
 *
 * <p>To plug in another, write it with a {@link ReconstructionLossProvider} and name that in
 * {@code META-INF/services/org.areogan.trainer.loss.ReconstructionLossProvider}.
 */
public interface ReconstructionLoss {
    /** Keeps logarithms finite; probabilities below it no longer count as worse. */
    double EPSILON = 1e-7;

    /**
     * Adds the loss to a graph.
     *
     * @param probabilities [batch, height, width, classes]
     * @param truth one-hot, all zero where there is no label, same shape
     * @param weights of the pixels, [batch, height, width, 1], summing to 1 over the batch, 0 for pixels left out
     * @return a scalar, the smaller the better; it need not be a mean over pixels
     */
    SDVariable of(SameDiff graph, SDVariable probabilities, SDVariable truth, SDVariable weights, int classes);

    /**
     * Measures the same over many frames, outside a graph.
     *
     * @param classWeights of each class, 0 for classes left out
     */
    Meter meter(double[] classWeights);

    /** The loss of all frames that it has been shown. */
    interface Meter {
        /**
         * @param probabilities of a frame, pixel by pixel and in each all classes
         * @param truth class of each pixel, row by row; those that are no class have no label
         * @param width of the frame
         */
        void add(float[] probabilities, byte[] truth, int width, int classes);

        /** NaN before the first pixel that counts. */
        double value();
    }
}
