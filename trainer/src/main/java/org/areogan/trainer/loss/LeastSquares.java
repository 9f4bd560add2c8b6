package org.areogan.trainer.loss;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * Least squares (Mao et al. 2017).
 *
 * @param realTarget what the discriminator is to call a real pair, (0.5, 1]
 */
record LeastSquares(double realTarget) implements AdversarialLoss {
    @Override
    public SDVariable ofGenerator(SameDiff graph, SDVariable fakeLogits) {
        return graph.math.square(fakeLogits.sub(1)).mean();
    }

    @Override
    public SDVariable ofDiscriminator(SameDiff graph, SDVariable realLogits, SDVariable fakeLogits) {
        return AdversarialLoss.meanOfBoth(graph.math.square(realLogits.sub(realTarget)), graph.math.square(fakeLogits));
    }

    @Override
    public double wonBelow() {
        return 0.02;
    }
}
