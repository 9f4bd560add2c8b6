package org.areogan.trainer.loss.region;

import org.areogan.trainer.loss.LossOptions;
import org.areogan.trainer.loss.ReconstructionLoss;
import org.areogan.trainer.loss.ReconstructionLossProvider;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/** One less the Jaccard index of probabilities, {@code |A and B| / |A or B|}: the soft IoU (Rahman and Wang 2016). */
public record JaccardLoss() implements RegionLoss {
    /** Registers it as {@code jaccard}. */
    public static final class Provider implements ReconstructionLossProvider {
        @Override
        public String name() {
            return "jaccard";
        }

        @Override
        public ReconstructionLoss create(LossOptions options, boolean partialLabels) {
            return new JaccardLoss();
        }

        @Override
        public boolean takesPartialLabels(LossOptions options) {
            return true;
        }
    }

    @Override
    public SDVariable ofClasses(SameDiff graph, SDVariable both, SDVariable there, SDVariable predicted) {
        SDVariable either = there.add(predicted).sub(both);
        return both.add(SMALL).div(either.add(SMALL)).neg().add(1);
    }

    @Override
    public double ofClass(double both, double there, double predicted) {
        return 1 - (both + SMALL) / (there + predicted - both + SMALL);
    }
}
