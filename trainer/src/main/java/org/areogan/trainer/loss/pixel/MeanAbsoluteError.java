package org.areogan.trainer.loss.pixel;

import org.areogan.trainer.loss.LossOptions;
import org.areogan.trainer.loss.ReconstructionLoss;
import org.areogan.trainer.loss.ReconstructionLossProvider;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/** The mean over classes of how far each probability is from 0 or 1, whichever is true. */
public record MeanAbsoluteError() implements PixelLoss {
    /** Registers it as {@code mae}. */
    public static final class Provider implements ReconstructionLossProvider {
        @Override
        public String name() {
            return "mae";
        }

        @Override
        public ReconstructionLoss create(LossOptions options, boolean partialLabels) {
            return new MeanAbsoluteError();
        }
    }

    @Override
    public SDVariable of(SameDiff graph, SDVariable probabilities, SDVariable truth, SDVariable weights, int classes) {
        return graph.math.abs(probabilities.sub(truth)).mul(weights).sum().div(classes);
    }

    @Override
    public double ofPixel(float[] probabilities, int offset, int trueClass, int classes) {
        double sum = 0;
        for (int id = 0; id < classes; id++) {
            double truth = id == trueClass ? 1 : 0;
            sum += Math.abs(probabilities[offset + id] - truth) / classes;
        }
        return sum;
    }
}
