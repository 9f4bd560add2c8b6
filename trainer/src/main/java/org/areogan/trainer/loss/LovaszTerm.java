package org.areogan.trainer.loss;

import org.areogan.engine.graph.LovaszWeights;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * Lovász-softmax (Berman, Triki and Blaschko 2018): how far the Jaccard index (IoU) of each class is from 1, continued from
 * masks to probabilities, and averaged over the classes that the batch shows. Intersections and unions are measured by the
 * weights of the pixels.
 */
public final class LovaszTerm {
    private LovaszTerm() {}

    /**
     * @param probabilities [batch, height, width, classes]
     * @param truth one-hot, all zero where there is no label, same shape
     * @param weights of the pixels, [batch, height, width, 1], 0 for those that do not count
     * @return a scalar, 0 to 1
     */
    public static SDVariable of(SameDiff graph, SDVariable probabilities, SDVariable truth, SDVariable weights) {
        // 1 - p where the class is true, p elsewhere.
        SDVariable errors = truth.add(probabilities.mul(truth.mul(-2).add(1)));
        SDVariable counted = DiceTerm.ofOneClass(graph, truth, weights);
        return errors.mul(LovaszWeights.of(errors, truth, counted)).sum();
    }
}
