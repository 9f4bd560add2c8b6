package org.areogan.trainer.loss.region;

import org.areogan.trainer.loss.LossOptions;
import org.areogan.trainer.loss.ReconstructionLoss;
import org.areogan.trainer.loss.ReconstructionLossProvider;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * One less the Tversky index, {@code TP / (TP + alpha FP + beta FN)} (Salehi et al. 2017): with a larger beta, pixels of a
 * class that are missed cost more than pixels that are wrongly given to it. With 0.5 for both it is the Dice loss, with 1
 * for both the Jaccard loss.
 *
 * @param alpha of pixels wrongly given to a class, 0 or above
 * @param beta of pixels of a class that are missed, 0 or above; not both are 0
 */
public record TverskyLoss(double alpha, double beta) implements RegionLoss {
    /** Registers it as {@code tversky}. */
    public static final class Provider implements ReconstructionLossProvider {
        @Override
        public String name() {
            return "tversky";
        }

        @Override
        public ReconstructionLoss create(LossOptions options, boolean partialLabels) {
            return new TverskyLoss(options.tverskyAlpha(), options.tverskyBeta());
        }

        @Override
        public boolean takesPartialLabels(LossOptions options) {
            return true;
        }
    }

    @Override
    public SDVariable ofClasses(SameDiff graph, SDVariable both, SDVariable there, SDVariable predicted) {
        SDVariable wronglyGiven = predicted.sub(both).mul(alpha);
        SDVariable missed = there.sub(both).mul(beta);
        return both.add(SMALL)
                .div(both.add(wronglyGiven).add(missed).add(SMALL))
                .neg()
                .add(1);
    }

    @Override
    public double ofClass(double both, double there, double predicted) {
        return 1 - (both + SMALL) / (both + alpha * (predicted - both) + beta * (there - both) + SMALL);
    }
}
