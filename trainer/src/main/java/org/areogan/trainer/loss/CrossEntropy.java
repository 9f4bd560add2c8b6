package org.areogan.trainer.loss;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * Categorical cross-entropy, in nats.
 *
 * @param labelSmoothing share of the true class's probability that is spread over all classes, [0, 1)
 */
public record CrossEntropy(double labelSmoothing) implements PixelLoss {
    /** Registers it as {@code cross_entropy}. */
    public static final class Provider implements ReconstructionLossProvider {
        @Override
        public String name() {
            return "cross_entropy";
        }

        @Override
        public ReconstructionLoss create(LossOptions options) {
            return new CrossEntropy(options.labelSmoothing());
        }
    }

    @Override
    public SDVariable of(SameDiff graph, SDVariable probabilities, SDVariable truth, SDVariable weights, int classes) {
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
