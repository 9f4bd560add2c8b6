package org.areogan.trainer.loss;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * The original game, with the generator's non-saturating form (Goodfellow et al. 2014).
 *
 * @param realTarget what the discriminator is to call a real pair, (0.5, 1]; below 1 is one-sided label smoothing
 */
record BinaryCrossEntropy(double realTarget) implements AdversarialLoss {
    @Override
    public SDVariable ofGenerator(SameDiff graph, SDVariable fakeLogits) {
        return graph.nn.softplus(fakeLogits.neg()).mean();
    }

    /** {@code -t log sigmoid(l) - (1 - t) log(1 - sigmoid(l)) = softplus(l) - t l}. */
    @Override
    public SDVariable ofDiscriminator(SameDiff graph, SDVariable realLogits, SDVariable fakeLogits) {
        return AdversarialLoss.meanOfBoth(
                graph.nn.softplus(realLogits).sub(realLogits.mul(realTarget)), graph.nn.softplus(fakeLogits));
    }

    @Override
    public double wonBelow() {
        double entropy =
                realTarget == 1 ? 0 : -realTarget * Math.log(realTarget) - (1 - realTarget) * Math.log(1 - realTarget);
        return entropy / 2 + 0.05;
    }
}
