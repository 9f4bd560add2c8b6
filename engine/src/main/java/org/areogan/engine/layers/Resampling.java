package org.areogan.engine.layers;

import org.areogan.engine.layers.Convolutions.Kernel;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.enums.DataFormat;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Pooling2DConfig;

/** Halving and doubling of height and width, and what is largest or usual in a neighbourhood. */
public final class Resampling {
    private static final int CHANNELS = 3;

    private Resampling() {}

    /** The largest of each 2x2 square; odd heights and widths are rounded up. */
    public static FeatureMap maxPooling(NetworkScope scope, FeatureMap input) {
        return pooled(scope, input, 2, 2);
    }

    /**
     * At each pixel the largest of the square around it; height and width stay.
     *
     * @param side of the square, odd
     */
    public static FeatureMap largestAround(NetworkScope scope, FeatureMap input, int side) {
        return pooled(scope, input, side, 1);
    }

    private static FeatureMap pooled(NetworkScope scope, FeatureMap input, int side, int stride) {
        Pooling2DConfig config = Pooling2DConfig.builder()
                .kH(side)
                .kW(side)
                .sH(stride)
                .sW(stride)
                .paddingMode(PaddingMode.SAME)
                .isNHWC(true)
                .build();
        return input.shrunk(scope.graph().cnn().maxPooling2d(input.variable(), config), stride, input.channels());
    }

    /** The mean of each channel of a frame, [batch, 1, 1, channels]. */
    public static FeatureMap mean(FeatureMap input) {
        return new FeatureMap(input.variable().mean(true, 1, 2), input.batch(), 1, 1, input.channels());
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
        return Convolutions.convolution(scope, repeated(scope, input), new Kernel(filters, kernel, 1, initializer));
    }

    /** Doubles height and width by repeating rows and columns. */
    public static FeatureMap repeated(NetworkScope scope, FeatureMap input) {
        // Four copies laid out as 2x2 squares, because the gradient of ND4J's upsampling2d is wrong in NHWC.
        SDVariable x = input.variable();
        SDVariable copies = scope.graph().concat(CHANNELS, x, x, x, x);
        SDVariable wide = scope.graph().cnn().depthToSpace(copies, 2, DataFormat.NHWC);
        return input.doubled(wide, input.channels());
    }
}
