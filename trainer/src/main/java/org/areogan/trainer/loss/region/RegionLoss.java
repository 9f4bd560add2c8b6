package org.areogan.trainer.loss.region;

import org.areogan.trainer.loss.ReconstructionLoss;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * A loss of how badly the predicted region of a class covers the true one, averaged over the classes that the batch shows.
 * A class that it does not show has no say: all that could be learnt from it is never to predict the class. Pixels that may
 * be of several classes are left out, since they tell no region.
 */
public interface RegionLoss extends ReconstructionLoss {
    /** Beside sums of weights, which are 1 over the whole batch. */
    double SMALL = 1e-6;

    /**
     * The loss of each class, finite where all three are 0.
     *
     * @param both how probable a class is, summed over the weighted pixels that are of it, [classes]
     * @param there weight of the pixels that are of it, [classes]
     * @param predicted how probable it is, summed over all weighted pixels, [classes]
     */
    SDVariable ofClasses(SameDiff graph, SDVariable both, SDVariable there, SDVariable predicted);

    /** The same of one class, outside a graph. */
    double ofClass(double both, double there, double predicted);

    @Override
    default SDVariable of(SameDiff graph, SDVariable probabilities, SDVariable truth, SDVariable weights, int classes) {
        SDVariable counted = SingleClass.weights(graph, truth, weights);
        SDVariable both = probabilities.mul(truth).mul(counted).sum(0, 1, 2);
        SDVariable there = truth.mul(counted).sum(0, 1, 2);
        SDVariable predicted = probabilities.mul(counted).sum(0, 1, 2);
        SDVariable loss = ofClasses(graph, both, there, predicted);
        SDVariable shown = there.div(there.add(SMALL * SMALL));
        return loss.mul(shown).sum().div(shown.sum().add(SMALL));
    }

    /** Of all frames together. */
    @Override
    default Meter meter(double[] classWeights) {
        return new RegionMeter(this, classWeights);
    }
}
