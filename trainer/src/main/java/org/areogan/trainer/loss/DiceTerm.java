package org.areogan.trainer.loss;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * One less the Dice coefficient of each class, averaged over the classes that the batch shows (Milletari et al. 2016). A
 * class that it does not show has no say: all that could be learnt from it is never to predict the class.
 */
public final class DiceTerm {
    /** Beside sums of weights, which are 1 over the whole batch. */
    private static final double SMALL = 1e-6;

    private DiceTerm() {}

    /**
     * @param probabilities [batch, height, width, classes]
     * @param truth one-hot, all zero where there is no label, same shape
     * @param weights of the pixels, [batch, height, width, 1], 0 for those that do not count
     * @return a scalar, 0 to 1
     */
    public static SDVariable of(SameDiff graph, SDVariable probabilities, SDVariable truth, SDVariable weights) {
        SDVariable counted = ofOneClass(graph, truth, weights);
        SDVariable both = probabilities.mul(truth).mul(counted).sum(0, 1, 2);
        SDVariable there = truth.mul(counted).sum(0, 1, 2);
        SDVariable predicted = probabilities.mul(counted).sum(0, 1, 2);
        SDVariable loss = both.mul(2)
                .add(SMALL)
                .div(there.add(predicted).add(SMALL))
                .neg()
                .add(1);
        SDVariable shown = there.div(there.add(SMALL * SMALL));
        return loss.mul(shown).sum().div(shown.sum().add(SMALL));
    }

    /** The weights of the pixels that are of one class, and 0 where several may be: those tell no coefficient. */
    static SDVariable ofOneClass(SameDiff graph, SDVariable truth, SDVariable weights) {
        // 1 where one class is true, 0 where more are.
        SDVariable single = graph.nn.relu(truth.sum(true, 3).neg().add(2), 0);
        return weights.mul(single);
    }
}
