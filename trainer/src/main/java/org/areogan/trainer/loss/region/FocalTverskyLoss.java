package org.areogan.trainer.loss.region;

import org.areogan.trainer.loss.LossOptions;
import org.areogan.trainer.loss.ReconstructionLoss;
import org.areogan.trainer.loss.ReconstructionLossProvider;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * The Tversky loss of each class raised to {@code 1 / gamma} (Abraham and Khan 2019), so that the better a class is found,
 * the harder the last of it is pursued.
 *
 * @param tversky the loss that is raised
 * @param gamma 1 to 3; 1 changes nothing
 */
public record FocalTverskyLoss(TverskyLoss tversky, double gamma) implements RegionLoss {
    /** Registers it as {@code focal_tversky}. */
    public static final class Provider implements ReconstructionLossProvider {
        @Override
        public String name() {
            return "focal_tversky";
        }

        @Override
        public ReconstructionLoss create(LossOptions options, boolean partialLabels) {
            return new FocalTverskyLoss(
                    new TverskyLoss(options.tverskyAlpha(), options.tverskyBeta()), options.focalTverskyGamma());
        }

        @Override
        public boolean takesPartialLabels(LossOptions options) {
            return true;
        }
    }

    /** A root has no finite slope at 0, so it is taken of a little more than the loss, which may fall below 0 by a rounding. */
    @Override
    public SDVariable ofClasses(SameDiff graph, SDVariable both, SDVariable there, SDVariable predicted) {
        SDVariable loss = graph.nn.relu(tversky.ofClasses(graph, both, there, predicted), 0);
        return graph.math.exp(graph.math.log(loss.add(SMALL)).div(gamma));
    }

    @Override
    public double ofClass(double both, double there, double predicted) {
        return Math.pow(Math.max(0, tversky.ofClass(both, there, predicted)) + SMALL, 1 / gamma);
    }
}
