package org.areogan.generator.network.block;

import java.util.ArrayList;
import java.util.List;
import org.areogan.engine.layers.Activations;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.NetworkScope;

/**
 * Atrous spatial pyramid pooling (Chen et al. 2017): side by side single pixels and convolutions with gaps of several rates, whose
 * results are joined and brought down to the filters by a convolution of single pixels. Dropout follows the joining. There is no
 * pooling over the whole frame, so that what is seen stays bounded.
 */
public final class AtrousPyramid {
    private AtrousPyramid() {}

    /** The same height and width, with {@code filters} channels. */
    public static FeatureMap of(NetworkScope scope, FeatureMap input, int filters, BlockOptions options) {
        List<FeatureMap> ways = new ArrayList<>();
        ways.add(ConvolutionUnit.pointwise(scope.within("pixel"), input, filters, options));
        for (int rate : options.asppRates()) {
            ways.add(ConvolutionUnit.dilated(scope.within("rate" + rate), input, filters, rate, options));
        }
        FeatureMap joined = Activations.joined(scope, ways.toArray(FeatureMap[]::new));
        FeatureMap kept = options.dropoutKind().of(scope, joined, options.dropout());
        return ConvolutionUnit.pointwise(scope.within("projection"), kept, filters, options);
    }

    /**
     * How many pixels away something can be that matters.
     *
     * @param kernel side of the convolutions
     */
    public static int reach(int kernel, List<Integer> rates) {
        return kernel / 2 * rates.stream().mapToInt(Integer::intValue).max().orElseThrow();
    }
}
