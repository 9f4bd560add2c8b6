package org.areogan.generator.network.block;

import org.areogan.engine.layers.Activations;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.engine.layers.Resampling;

/**
 * Four ways side by side, whose results are joined (Szegedy et al. 2015): the pixel alone, the kernel, the kernel twice (5x5 as
 * two of 3x3), and the largest value of the pixels around. Each has a quarter of the filters, and the kernel what is left over.
 * Dropout follows the joining.
 */
final class InceptionBlock {
    /** Ways, and so the least number of filters. */
    static final int WAYS = 4;

    /** Pixels of the square whose largest value is taken. */
    static final int POOLED = 3;

    private InceptionBlock() {}

    static FeatureMap of(NetworkScope scope, FeatureMap input, int filters, BlockOptions options) {
        int share = filters / WAYS;
        int rest = filters - (WAYS - 1) * share;
        NetworkScope wide = scope.within("wide");
        FeatureMap pixel = ConvolutionUnit.pointwise(scope.within("pixel"), input, share, options);
        FeatureMap near = ConvolutionUnit.of(scope.within("near"), "", input, rest, 1, options);
        FeatureMap wideOnce = ConvolutionUnit.of(wide, "1", input, share, 1, options);
        FeatureMap wideTwice = ConvolutionUnit.of(wide, "2", wideOnce, share, 1, options);
        FeatureMap largest = Resampling.largestAround(scope, input, POOLED);
        FeatureMap pooled = ConvolutionUnit.pointwise(scope.within("pooled"), largest, share, options);
        FeatureMap joined = Activations.joined(scope, pixel, near, wideTwice, pooled);
        return options.dropoutKind().of(scope, joined, options.dropout());
    }
}
