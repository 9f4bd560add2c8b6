package org.areogan.trainer.loss.region;

import org.areogan.trainer.loss.LossOptions;
import org.areogan.trainer.loss.ReconstructionLoss;
import org.areogan.trainer.loss.ReconstructionLossProvider;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/** One less the Dice coefficient, {@code 2 |A and B| / (|A| + |B|)} (Milletari et al. 2016). */
public record DiceLoss() implements RegionLoss {
    /** Registers it as {@code dice}. */
    public static final class Provider implements ReconstructionLossProvider {
        @Override
        public String name() {
            return "dice";
        }

        @Override
        public ReconstructionLoss create(LossOptions options, boolean partialLabels) {
            return new DiceLoss();
        }

        @Override
        public boolean takesPartialLabels(LossOptions options) {
            return true;
        }
    }

    @Override
    public SDVariable ofClasses(SameDiff graph, SDVariable both, SDVariable there, SDVariable predicted) {
        return both.mul(2).add(SMALL).div(there.add(predicted).add(SMALL)).neg().add(1);
    }

    @Override
    public double ofClass(double both, double there, double predicted) {
        return 1 - (2 * both + SMALL) / (there + predicted + SMALL);
    }
}
