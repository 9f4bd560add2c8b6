package org.areogan.generator.network.skip;

import org.areogan.engine.layers.Activations;
import org.areogan.engine.layers.Convolutions;
import org.areogan.engine.layers.Convolutions.Kernel;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.generator.network.block.BlockOptions;

/** {@code skip x sigmoid(w * [skip; raised] + b)}: a number for each channel of each pixel, from both sides of a level. */
final class SkipGate {
    private SkipGate() {}

    static FeatureMap of(NetworkScope scope, FeatureMap skip, FeatureMap raised, BlockOptions options) {
        FeatureMap gate = Convolutions.convolution(
                scope,
                Activations.joined(scope, skip, raised),
                new Kernel(skip.channels(), 1, 1, options.initializer()));
        return Activations.scaled(skip, Activations.sigmoid(scope, gate));
    }
}
