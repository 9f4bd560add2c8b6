package org.areogan.engine.layers;

import org.areogan.engine.layers.Convolutions.Kernel;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.enums.DataFormat;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Pooling2DConfig;

/** Halving and doubling of height and width. */
public final class Resampling {
    private static final int CHANNELS = 3;

    private Resampling() {}

    /** The largest of each 2x2 square; odd heights and widths are rounded up. */
    public static FeatureMap maxPooling(NetworkScope scope, FeatureMap input) {
        Pooling2DConfig config = Pooling2DConfig.builder()
                .kH(2)
                .kW(2)
                .sH(2)
                .sW(2)
                .paddingMode(PaddingMode.SAME)
                .isNHWC(true)
                .build();
        return input.shrunk(scope.graph().cnn().maxPooling2d(input.variable(), config), 2, input.channels());
    }

    /**
     * Doubles height and width by a 1x1 convolution to four times the filters, which are then laid out as 2x2 squares
     * (sub-pixel convolution, Shi et al. 2016): what a transposed 2x2 convolution computes, but faster on ND4J.
     */
    public static FeatureMap depthToSpace(NetworkScope scope, FeatureMap input, int filters, Initializer initializer) {
        FeatureMap deep = Convolutions.convolution(scope, input, new Kernel(4 * filters, 1, 1, initializer));
        SDVariable wide = scope.graph().cnn().depthToSpace(deep.variable(), 2, DataFormat.NHWC);
        return deep.doubled(wide, filters);
    }

    /** Doubles height and width by repeating rows and columns, then convolves, which leaves no checkerboard pattern. */
    public static FeatureMap upsampled(
            NetworkScope scope, FeatureMap input, int filters, int kernel, Initializer initializer) {
        // Four copies laid out as 2x2 squares, because the gradient of ND4J's upsampling2d is wrong in NHWC.
        SDVariable x = input.variable();
        SDVariable copies = scope.graph().concat(CHANNELS, x, x, x, x);
        SDVariable wide = scope.graph().cnn().depthToSpace(copies, 2, DataFormat.NHWC);
        return Convolutions.convolution(
                scope, input.doubled(wide, input.channels()), new Kernel(filters, kernel, 1, initializer));
    }
}
