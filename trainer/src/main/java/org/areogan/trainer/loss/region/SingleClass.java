package org.areogan.trainer.loss.region;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/** Pixels that are of one class; where several may be true, no region is told. */
final class SingleClass {
    private SingleClass() {}

    /**
     * @param truth 1 for each class that a pixel may be of, [batch, height, width, classes]
     * @param weights of the pixels, [batch, height, width, 1]
     * @return these weights, and 0 for pixels that may be of several classes
     */
    static SDVariable weights(SameDiff graph, SDVariable truth, SDVariable weights) {
        // 1 where one class is true, 0 where more are.
        SDVariable single = graph.nn.relu(truth.sum(true, 3).neg().add(2), 0);
        return weights.mul(single);
    }
}
