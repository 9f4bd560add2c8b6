package org.areogan.trainer.loss.region;

import org.areogan.engine.graph.LovaszWeights;
import org.areogan.trainer.loss.LossOptions;
import org.areogan.trainer.loss.ReconstructionLoss;
import org.areogan.trainer.loss.ReconstructionLossProvider;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * Lovász-softmax (Berman, Triki and Blaschko 2018): how far the Jaccard index (IoU) of each class is from 1, continued from
 * masks to probabilities, and averaged over the classes that the batch shows. Intersections and unions are measured by the
 * weights of the pixels. Pixels that may be of several classes are left out.
 */
public record LovaszLoss() implements ReconstructionLoss {
    /** Registers it as {@code lovasz}. */
    public static final class Provider implements ReconstructionLossProvider {
        @Override
        public String name() {
            return "lovasz";
        }

        @Override
        public ReconstructionLoss create(LossOptions options, boolean partialLabels) {
            return new LovaszLoss();
        }

        @Override
        public boolean takesPartialLabels(LossOptions options) {
            return true;
        }
    }

    @Override
    public SDVariable of(SameDiff graph, SDVariable probabilities, SDVariable truth, SDVariable weights, int classes) {
        // 1 - p where the class is true, p elsewhere.
        SDVariable errors = truth.add(probabilities.mul(truth.mul(-2).add(1)));
        SDVariable counted = SingleClass.weights(graph, truth, weights);
        return errors.mul(LovaszWeights.of(errors, truth, counted)).sum();
    }

    /** The mean over frames, since the order of all pixels of many would have to be held. */
    @Override
    public Meter meter(double[] classWeights) {
        return new FrameMean(LovaszLoss::ofFrame, classWeights);
    }

    private static double ofFrame(float[] probabilities, float[] truth, float[] weights, int width) {
        float[] errors = new float[probabilities.length];
        for (int place = 0; place < errors.length; place++) {
            errors[place] = Math.abs(truth[place] - probabilities[place]);
        }
        float[] factors = LovaszWeights.of(errors, truth, weights);
        double sum = 0;
        for (int place = 0; place < errors.length; place++) {
            sum += (double) errors[place] * factors[place];
        }
        return sum;
    }
}
