package org.areogan.generator.network.block;

import org.areogan.engine.layers.Activations;
import org.areogan.engine.layers.Convolutions;
import org.areogan.engine.layers.Convolutions.Kernel;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.engine.layers.Resampling;

/**
 * Scales each channel by a factor between 0 and 1 that follows from the means of all channels (Hu et al. 2018): two layers, the
 * first with fewer channels. Since a mean is one of the whole frame, so is what the network sees.
 */
final class SqueezeExcitation {
    private SqueezeExcitation() {}

    /** The same shape. {@link BlockOptions#squeezeExcitation()} is what the number of channels is divided by in between. */
    static FeatureMap of(NetworkScope scope, FeatureMap input, BlockOptions options) {
        int fewer = Math.max(1, input.channels() / options.squeezeExcitation());
        FeatureMap squeezed = Convolutions.convolution(
                scope.within("squeeze"), Resampling.mean(input), new Kernel(fewer, 1, 1, options.initializer()));
        FeatureMap excited = Convolutions.convolution(
                scope.within("excite"),
                Activations.relu(scope, squeezed),
                new Kernel(input.channels(), 1, 1, options.initializer()));
        return Activations.scaled(input, Activations.sigmoid(scope, excited));
    }
}
