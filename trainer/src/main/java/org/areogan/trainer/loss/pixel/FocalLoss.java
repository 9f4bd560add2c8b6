package org.areogan.trainer.loss.pixel;

import org.areogan.trainer.loss.LossOptions;
import org.areogan.trainer.loss.ReconstructionLoss;
import org.areogan.trainer.loss.ReconstructionLossProvider;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * Cross-entropy with each pixel weighted by how wrong it still is, so that the many easy pixels do not drown the few hard
 * ones (Lin et al. 2017). With p the probability of a pixel's own class and q those of the others it is
 *
 * <pre>
 * -alpha (1 - p)^gamma log p - (1 - alpha) sum of q^gamma log(1 - q)
 * </pre>
 *
 * <p>which for two classes is the paper's, a class against the rest. With alpha 1 the classes that a pixel is not of have
 * no say of their own. Where a pixel is known to be one of several classes, p is the probability that it is any of them.
 *
 * @param gamma 0 weighs all pixels alike
 * @param alpha share of what a pixel's own class says, (0, 1]
 */
public record FocalLoss(double gamma, double alpha) implements PixelLoss {
    /** Registers it as {@code focal}. */
    public static final class Provider implements ReconstructionLossProvider {
        @Override
        public String name() {
            return "focal";
        }

        @Override
        public ReconstructionLoss create(LossOptions options, boolean partialLabels) {
            return new FocalLoss(options.focalGamma(), options.focalAlpha());
        }

        @Override
        public boolean takesPartialLabels(LossOptions options) {
            return true;
        }
    }

    @Override
    public SDVariable of(SameDiff graph, SDVariable probabilities, SDVariable truth, SDVariable weights, int classes) {
        SDVariable known = probabilities.mul(truth).sum(true, 3);
        SDVariable surprise = graph.math.log(known.add(EPSILON));
        SDVariable own = power(graph, Remainder.of(graph, known)).mul(surprise);
        if (alpha == 1) {
            return own.mul(weights).sum().neg();
        }
        SDVariable surpriseOfOthers = graph.math.log(Remainder.of(graph, probabilities));
        SDVariable others = power(graph, probabilities.add(EPSILON))
                .mul(surpriseOfOthers)
                .mul(truth.neg().add(1))
                .sum(true, 3);
        return own.mul(alpha).add(others.mul(1 - alpha)).mul(weights).sum().neg();
    }

    /** By way of the logarithm, whose gradient is finite where a pixel is right beyond doubt. */
    private SDVariable power(SameDiff graph, SDVariable base) {
        return graph.math.exp(graph.math.log(base).mul(gamma));
    }

    @Override
    public double ofPixel(float[] probabilities, int offset, int trueClass, int classes) {
        double probability = probabilities[offset + trueClass];
        double own = Math.pow(Remainder.of(probability), gamma) * Math.log(probability + EPSILON);
        double others = 0;
        for (int id = 0; id < classes; id++) {
            double other = probabilities[offset + id];
            others += id == trueClass ? 0 : Math.pow(other + EPSILON, gamma) * Math.log(Remainder.of(other));
        }
        return -alpha * own - (1 - alpha) * others;
    }
}
