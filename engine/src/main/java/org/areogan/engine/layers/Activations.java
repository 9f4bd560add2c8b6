package org.areogan.engine.layers;

import org.nd4j.autodiff.samediff.SDVariable;

/** What follows a layer, value by value or channel by channel, and how feature maps are joined. */
public final class Activations {
    private static final int CHANNELS = 3;

    private Activations() {}

    /** {@code max(0, x)}. */
    public static FeatureMap relu(NetworkScope scope, FeatureMap input) {
        return input.with(scope.graph().nn().relu(input.variable(), 0));
    }

    /** x where it is positive, {@code slope * x} elsewhere. */
    public static FeatureMap leakyRelu(NetworkScope scope, FeatureMap input, double slope) {
        return input.with(scope.graph().nn().leakyRelu(input.variable(), slope));
    }

    /** {@code 1 / (1 + exp(-x))}, between 0 and 1. */
    public static FeatureMap sigmoid(NetworkScope scope, FeatureMap input) {
        return input.with(scope.graph().nn().sigmoid(input.variable()));
    }

    /** Probabilities over the channels, which sum to 1 at each pixel. */
    public static FeatureMap softmax(NetworkScope scope, FeatureMap logits) {
        return logits.with(scope.graph().nn().softmax(logits.variable(), CHANNELS));
    }

    /** The channels of the first, then those of the second. */
    public static FeatureMap joined(NetworkScope scope, FeatureMap first, FeatureMap second) {
        SDVariable both = scope.graph().concat(CHANNELS, first.variable(), second.variable());
        return new FeatureMap(both, first.batch(), first.height(), first.width(), first.channels() + second.channels());
    }
}
