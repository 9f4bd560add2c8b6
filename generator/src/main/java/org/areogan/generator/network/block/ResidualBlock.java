package org.areogan.generator.network.block;

import org.areogan.engine.layers.Activations;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.NetworkScope;

/**
 * Two convolutions whose result is added to what they were given, before the last ReLU (He et al. 2016). Where the number of
 * channels changes, what is given goes through a convolution of single pixels. Dropout between the two, as in a plain block.
 */
final class ResidualBlock {
    private ResidualBlock() {}

    static FeatureMap of(NetworkScope scope, FeatureMap input, int filters, BlockOptions options) {
        FeatureMap first = ConvolutionUnit.of(scope, "1", input, filters, 1, options);
        FeatureMap kept = options.dropoutKind().of(scope, first, options.dropout());
        FeatureMap second = ConvolutionUnit.linear(scope, "2", kept, filters, options.kernel(), options);
        FeatureMap shortcut = input.channels() == filters
                ? input
                : ConvolutionUnit.linear(scope.within("shortcut"), "", input, filters, 1, options);
        return Activations.relu(scope, Activations.sum(second, shortcut));
    }
}
