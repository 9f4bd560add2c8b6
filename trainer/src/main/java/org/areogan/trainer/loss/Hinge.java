package org.areogan.trainer.loss;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/** Hinge (Lim and Ye 2017). */
record Hinge() implements AdversarialLoss {
    @Override
    public SDVariable ofGenerator(SameDiff graph, SDVariable fakeLogits) {
        return fakeLogits.neg().mean();
    }

    @Override
    public SDVariable ofDiscriminator(SameDiff graph, SDVariable realLogits, SDVariable fakeLogits) {
        return AdversarialLoss.meanOfBoth(
                graph.nn.relu(realLogits.neg().add(1), 0), graph.nn.relu(fakeLogits.add(1), 0));
    }

    @Override
    public double wonBelow() {
        return 0.05;
    }
}
