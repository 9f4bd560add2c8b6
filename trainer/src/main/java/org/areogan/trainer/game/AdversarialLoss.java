package org.areogan.trainer.game;

import org.areogan.trainer.configuration.RunConfiguration.Adversarial;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

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
     * How badly real and fake are told apart: a scalar, the mean over both halves of the stack.
     *
     * @param logits of the stack [real; fake], [2 x batch, rows, columns, 1]
     * @param batch pairs in each half
     */
    SDVariable ofDiscriminator(SameDiff graph, SDVariable logits, int batch) {
        return switch (kind) {
            case BCE -> {
                SDVariable target = halves(graph, logits, batch, realTarget, 0);
                // -t log sigmoid(l) - (1 - t) log(1 - sigmoid(l)) = softplus(l) - t l
                yield graph.nn.softplus(logits).sub(logits.mul(target)).mean();
            }
            case LSGAN ->
                graph.math
                        .square(logits.sub(halves(graph, logits, batch, realTarget, 0)))
                        .mean();
            case HINGE -> {
                SDVariable sign = halves(graph, logits, batch, -1, 1);
                yield graph.nn.relu(logits.mul(sign).add(1), 0).mean();
            }
        };
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

    private static SDVariable halves(SameDiff graph, SDVariable logits, int batch, double real, double fake) {
        INDArray values = Nd4j.create(logits.dataType(), 2L * batch, 1, 1, 1);
        for (int i = 0; i < 2 * batch; i++) {
            values.putScalar(i, i < batch ? real : fake);
        }
        return graph.constant("halves", values);
    }
}
