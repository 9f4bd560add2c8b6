package org.areogan.trainer.loss.pixel;

import org.areogan.trainer.loss.LossOptions;
import org.areogan.trainer.loss.ReconstructionLoss;
import org.areogan.trainer.loss.ReconstructionLossProvider;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * Cross-entropy of each class against the rest, summed over the classes, in nats: with p the probability of a pixel's own
 * class and q those of the others, {@code -log p - sum of log(1 - q)}. Where a pixel is known to be one of several classes,
 * p is the probability that it is any of them, and q are those of the classes that it is not of.
 */
public record BinaryCrossEntropy() implements PixelLoss {
    /** Registers it as {@code binary_cross_entropy}. */
    public static final class Provider implements ReconstructionLossProvider {
        @Override
        public String name() {
            return "binary_cross_entropy";
        }

        @Override
        public ReconstructionLoss create(LossOptions options, boolean partialLabels) {
            return new BinaryCrossEntropy();
        }

        @Override
        public boolean takesPartialLabels(LossOptions options) {
            return true;
        }
    }

    @Override
    public SDVariable of(SameDiff graph, SDVariable probabilities, SDVariable truth, SDVariable weights, int classes) {
        SDVariable known = probabilities.mul(truth).sum(true, 3);
        SDVariable own = graph.math.log(known.add(EPSILON));
        SDVariable others = graph.math
                .log(Remainder.of(graph, probabilities))
                .mul(truth.neg().add(1))
                .sum(true, 3);
        return own.add(others).mul(weights).sum().neg();
    }

    @Override
    public double ofPixel(float[] probabilities, int offset, int trueClass, int classes) {
        double sum = 0;
        for (int id = 0; id < classes; id++) {
            double probability = probabilities[offset + id];
            sum -= id == trueClass ? Math.log(probability + EPSILON) : Math.log(Remainder.of(probability));
        }
        return sum;
    }
}
