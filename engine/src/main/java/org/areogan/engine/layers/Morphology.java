package org.areogan.engine.layers;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Pooling2DConfig;

/**
 * Grey-scale morphology with a square of 3x3 on each channel by itself (Serra 1982). What lies outside of the map counts
 * neither way.
 */
public final class Morphology {
    private Morphology() {}

    /** The largest value of each pixel's 3x3 neighbourhood. */
    public static FeatureMap dilated(NetworkScope scope, FeatureMap input) {
        Pooling2DConfig config = Pooling2DConfig.builder()
                .kH(3)
                .kW(3)
                .sH(1)
                .sW(1)
                .paddingMode(PaddingMode.SAME)
                .isNHWC(true)
                .build();
        return input.with(scope.graph().cnn().maxPooling2d(input.variable(), config));
    }

    /** The smallest value of each pixel's 3x3 neighbourhood. */
    public static FeatureMap eroded(NetworkScope scope, FeatureMap input) {
        SDVariable negative = input.variable().neg();
        return input.with(dilated(scope, input.with(negative)).variable().neg());
    }

    /** Without bright spots that no square of 3x3 fits into. */
    public static FeatureMap opened(NetworkScope scope, FeatureMap input) {
        return dilated(scope, eroded(scope, input));
    }

    /** Without dark gaps that no square of 3x3 fits into. */
    public static FeatureMap closed(NetworkScope scope, FeatureMap input) {
        return eroded(scope, dilated(scope, input));
    }
}
