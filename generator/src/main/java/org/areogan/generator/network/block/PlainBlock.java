package org.areogan.generator.network.block;

import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.NetworkScope;

/** The block of Ronneberger et al. 2015, with dropout. */
final class PlainBlock {
    private PlainBlock() {}

    static FeatureMap of(NetworkScope scope, FeatureMap input, int filters, BlockOptions options) {
        FeatureMap first = ConvolutionUnit.of(scope, "1", input, filters, 1, options);
        FeatureMap kept = options.dropoutKind().of(scope, first, options.dropout());
        return ConvolutionUnit.of(scope, "2", kept, filters, 1, options);
    }
}
