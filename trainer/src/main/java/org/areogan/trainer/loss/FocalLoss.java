package org.areogan.trainer.loss;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * Cross-entropy with each pixel weighted by how wrong it still is, {@code -(1 - p)^gamma log p} with p the probability of
 * the true class (Lin et al. 2017), so that the many easy pixels do not drown the few hard ones.
 *
 * @param gamma 0 is cross-entropy
 */
public record FocalLoss(double gamma) implements PixelLoss {
    /** Registers it as {@code focal}. */
    public static final class Provider implements ReconstructionLossProvider {
        @Override
        public String name() {
            return "focal";
        }

        @Override
        public ReconstructionLoss create(LossOptions options) {
            return new FocalLoss(options.focalGamma());
        }
    }

    @Override
    public SDVariable of(SameDiff graph, SDVariable probabilities, SDVariable truth, SDVariable weights, int classes) {
        // The probability of what is known: of one class, or that it is any of several.
        SDVariable known = probabilities.mul(truth).sum(true, 3);
        SDVariable surprise = graph.math.log(known.add(EPSILON));
        // A power by way of the logarithm, whose gradient is finite where a pixel is right beyond doubt; sums of
        // probabilities may come out above 1 by a rounding.
        SDVariable wrong = graph.nn.relu(known.neg().add(1 - EPSILON), 0).add(EPSILON);
        SDVariable factor = graph.math.exp(graph.math.log(wrong).mul(gamma));
        return factor.mul(surprise).mul(weights).sum().neg();
    }

    @Override
    public double ofPixel(float[] probabilities, int offset, int trueClass, int classes) {
        double probability = probabilities[offset + trueClass];
        return -Math.pow(Math.max(0, 1 - EPSILON - probability) + EPSILON, gamma) * Math.log(probability + EPSILON);
    }
}
