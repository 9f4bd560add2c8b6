package org.areogan.trainer.loss.pixel;

import org.areogan.trainer.loss.ReconstructionLoss;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/** What probabilities leave of 1, above 0: sums of them may come out above 1 by a rounding, and logarithms follow. */
final class Remainder {
    private Remainder() {}

    static SDVariable of(SameDiff graph, SDVariable probability) {
        return graph.nn
                .relu(probability.neg().add(1 - ReconstructionLoss.EPSILON), 0)
                .add(ReconstructionLoss.EPSILON);
    }

    static double of(double probability) {
        return Math.max(0, 1 - ReconstructionLoss.EPSILON - probability) + ReconstructionLoss.EPSILON;
    }
}
