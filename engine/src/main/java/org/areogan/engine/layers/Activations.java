package org.areogan.engine.layers;

import java.util.Arrays;
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

    /** The channels of the first, then those of the second, and so on. */
    public static FeatureMap joined(NetworkScope scope, FeatureMap... maps) {
        SDVariable all = scope.graph()
                .concat(CHANNELS, Arrays.stream(maps).map(FeatureMap::variable).toArray(SDVariable[]::new));
        int channels = Arrays.stream(maps).mapToInt(FeatureMap::channels).sum();
        return new FeatureMap(all, maps[0].batch(), maps[0].height(), maps[0].width(), channels);
    }

    /** Both, value by value. */
    public static FeatureMap sum(FeatureMap first, FeatureMap second) {
        return first.with(first.variable().add(second.variable()));
    }

    /**
     * Each value times a factor.
     *
     * @param factors one for each value, for each pixel ([batch, height, width, 1]) or for each channel of a frame ([batch, 1,
     *     1, channels])
     */
    public static FeatureMap scaled(FeatureMap input, FeatureMap factors) {
        return input.with(input.variable().mul(factors.variable()));
    }
}
