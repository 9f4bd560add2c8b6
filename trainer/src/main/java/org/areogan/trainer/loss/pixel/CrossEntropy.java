package org.areogan.trainer.loss.pixel;

import org.areogan.trainer.loss.LossOptions;
import org.areogan.trainer.loss.ReconstructionLoss;
import org.areogan.trainer.loss.ReconstructionLossProvider;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * Categorical cross-entropy, in nats. Where a pixel is known to be one of several classes, it is the surprise that it is
 * any of them, {@code -log sum p}: the exact likelihood of what is known.
 *
 * @param labelSmoothing share of the true class's probability that is spread over all classes, [0, 1)
 * @param partialLabels whether the truth of a pixel may be several classes; without smoothing it then is the same number
 *     by another sum
 */
public record CrossEntropy(double labelSmoothing, boolean partialLabels) implements PixelLoss {
    /** Registers it as {@code cross_entropy}. */
    public static final class Provider implements ReconstructionLossProvider {
        @Override
        public String name() {
            return "cross_entropy";
        }

        @Override
        public ReconstructionLoss create(LossOptions options, boolean partialLabels) {
            return new CrossEntropy(options.labelSmoothing(), partialLabels);
        }

        /** Not with smoothing, which would spread probability over classes that are known to be wrong. */
        @Override
        public boolean takesPartialLabels(LossOptions options) {
            return options.labelSmoothing() == 0;
        }
    }

    @Override
    public SDVariable of(SameDiff graph, SDVariable probabilities, SDVariable truth, SDVariable weights, int classes) {
        if (partialLabels) {
            SDVariable known = probabilities.mul(truth).sum(true, 3).add(EPSILON);
            return graph.math.log(known).mul(weights).sum().neg();
        }
        SDVariable target =
                labelSmoothing == 0 ? truth : truth.mul(1 - labelSmoothing).add(labelSmoothing / classes);
        SDVariable surprise = graph.math.log(probabilities.add(EPSILON));
        return target.mul(surprise).mul(weights).sum().neg();
    }

    @Override
    public double ofPixel(float[] probabilities, int offset, int trueClass, int classes) {
        double sum = 0;
        for (int id = 0; id < classes; id++) {
            double truth = id == trueClass ? 1 : 0;
            double probability = probabilities[offset + id];
            sum += -(truth * (1 - labelSmoothing) + labelSmoothing / classes) * Math.log(probability + EPSILON);
        }
        return sum;
    }
}
