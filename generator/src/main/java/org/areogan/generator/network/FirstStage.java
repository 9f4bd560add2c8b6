package org.areogan.generator.network;

import org.areogan.engine.layers.Activations;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.Morphology;
import org.areogan.engine.layers.NetworkScope;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The first of two networks of a kind: it is trained alone and then stands still, while the second learns to correct it. The
 * second sees the frame and, in a channel for each class, what the first says of it, tidied: probabilities are opened and
 * closed, so that specks and pinholes are gone, and background counts only where the first is sure of it.
 */
public final class FirstStage {
    /** Name of its scope below the generator's. */
    public static final String NAME = "first";

    /** How far tidying looks: an opening and a closing, each of two passes over 3x3. */
    static final int TIDYING_REACH = 4;

    private FirstStage() {}

    /**
     * The second network's input.
     *
     * @param scope of the second network
     * @param frame [batch, height, width, 1]
     * @param options of the second network
     * @return [batch, height, width, 1 + classes]
     */
    static FeatureMap joined(NetworkScope scope, FeatureMap frame, int classes, UNet.Options options) {
        NetworkScope first = scope.within(NAME).frozen();
        FeatureMap logits = UNet.logits(first, frame, classes, options.firstStage());
        FeatureMap said = Activations.softmax(first, logits);
        FeatureMap tidied = Morphology.closed(first, Morphology.opened(first, said));
        return Activations.joined(scope, frame, believed(first, tidied, options.confidentBackground()));
    }

    /** Background's probability p as {@code max(0, p - from) / (1 - from)}; the others as they are. */
    private static FeatureMap believed(NetworkScope scope, FeatureMap said, double from) {
        if (from == 0) {
            return said;
        }
        INDArray thresholds = Nd4j.zeros(scope.parameters().type(), said.channels());
        thresholds.putScalar(0, from);
        INDArray stretch = Nd4j.ones(scope.parameters().type(), said.channels());
        stretch.putScalar(0, 1 / (1 - from));
        SDVariable above = said.variable().sub(scope.graph().constant(scope.name() + "/believed_from", thresholds));
        SDVariable positive = scope.graph().nn().relu(above, 0);
        return said.with(positive.mul(scope.graph().constant(scope.name() + "/believed_stretch", stretch)));
    }
}
