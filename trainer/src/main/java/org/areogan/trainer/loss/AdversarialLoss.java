package org.areogan.trainer.loss;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * What the two players make of the discriminator's logits. Put together from primitives, since the gradients of
 * SameDiff's own losses forget what is applied after them.
 */
public interface AdversarialLoss {
    /** How far the fakes are from being taken for real: a scalar, the smaller the better for the generator. */
    SDVariable ofGenerator(SameDiff graph, SDVariable fakeLogits);

    /**
     * How badly real and fake are told apart: a scalar, the mean over both.
     *
     * @param realLogits [batch, rows, columns, 1]
     * @param fakeLogits of as many pairs
     */
    SDVariable ofDiscriminator(SameDiff graph, SDVariable realLogits, SDVariable fakeLogits);

    /** The discriminator's loss below which it has won: nothing is left for the generator to learn from. */
    double wonBelow();

    /** The mean over both halves, which are equally large. */
    static SDVariable meanOfBoth(SDVariable ofReal, SDVariable ofFake) {
        return ofReal.mean().add(ofFake.mean()).mul(0.5);
    }
}
