package org.areogan.trainer.game;

import org.areogan.trainer.configuration.RunConfiguration.Adversarial;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * What the two players make of the discriminator's logits. Composed from primitives, because SameDiff's own losses
 * lose the factor that is applied to them.
 *
 * @param kind which of the three games is played
 * @param realTarget what the discriminator is to call a real pair (bce and lsgan), (0.5, 1]
 */
public record AdversarialLoss(Adversarial kind, double realTarget) {

    /** How far the fakes are from being taken for real: a scalar, the smaller the better for the generator. */
    SDVariable ofGenerator(SameDiff graph, SDVariable fakeLogits) {
        return switch (kind) {
            case BCE -> graph.nn.softplus(fakeLogits.neg()).mean();
            case LSGAN -> graph.math.square(fakeLogits.sub(1)).mean();
            case HINGE -> fakeLogits.neg().mean();
        };
    }

    /**
     * How badly real and fake are told apart: a scalar, the mean over both.
     *
     * @param realLogits [batch, rows, columns, 1]
     * @param fakeLogits of as many pairs
     */
    SDVariable ofDiscriminator(SameDiff graph, SDVariable realLogits, SDVariable fakeLogits) {
        SDVariable ofReal = switch (kind) {
            // -t log sigmoid(l) - (1 - t) log(1 - sigmoid(l)) = softplus(l) - t l
            case BCE -> graph.nn.softplus(realLogits).sub(realLogits.mul(realTarget));
            case LSGAN -> graph.math.square(realLogits.sub(realTarget));
            case HINGE -> graph.nn.relu(realLogits.neg().add(1), 0);
        };
        SDVariable ofFake = switch (kind) {
            case BCE -> graph.nn.softplus(fakeLogits);
            case LSGAN -> graph.math.square(fakeLogits);
            case HINGE -> graph.nn.relu(fakeLogits.add(1), 0);
        };
        return ofReal.mean().add(ofFake.mean()).mul(0.5);
    }

    /** The discriminator's loss below which it has won: nothing is left for the generator to learn from. */
    public double wonBelow() {
        return switch (kind) {
            case BCE -> binaryEntropy(realTarget) / 2 + 0.05;
            case LSGAN -> 0.02;
            case HINGE -> 0.05;
        };
    }

    private static double binaryEntropy(double p) {
        return p == 1 ? 0 : -p * Math.log(p) - (1 - p) * Math.log(1 - p);
    }
}
