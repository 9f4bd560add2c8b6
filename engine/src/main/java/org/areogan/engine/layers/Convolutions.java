package org.areogan.engine.layers;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.enums.WeightsFormat;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.DeConv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;

/** Convolutions, padded with zeros so that a stride of 1 keeps height and width. */
public final class Convolutions {
    private Convolutions() {}

    /**
     * How a convolution is made.
     *
     * @param filters channels of its result
     * @param kernel side of its square kernel
     * @param stride step of the kernel; height and width are divided by it, rounding up
     * @param dilation distance of the kernel's neighbouring weights in pixels, 1 or above; 1 leaves no gaps
     * @param bias whether a bias is added; it is of no use before a normalisation
     * @param initializer of the weights; biases start at 0
     * @param spectralNorm whether the weights are divided by their largest singular value, see {@link SpectralNorm}
     */
    public record Kernel(
            int filters,
            int kernel,
            int stride,
            int dilation,
            boolean bias,
            Initializer initializer,
            boolean spectralNorm) {
        public Kernel {
            if (filters < 1 || kernel < 1 || stride < 1 || dilation < 1) {
                throw new IllegalArgumentException("filters, kernel, stride and dilation must be 1 or above, got "
                        + filters + ", " + kernel + ", " + stride + " and " + dilation);
            }
        }

        /** A convolution without gaps. */
        public Kernel(
                int filters, int kernel, int stride, boolean bias, Initializer initializer, boolean spectralNorm) {
            this(filters, kernel, stride, 1, bias, initializer, spectralNorm);
        }

        /** A convolution without gaps, with bias and without spectral norm. */
        public Kernel(int filters, int kernel, int stride, Initializer initializer) {
            this(filters, kernel, stride, true, initializer, false);
        }
    }

    /**
     * Parameters: {@code weights} [kernel, kernel, input channels, filters] and {@code bias} [filters].
     *
     * @return [batch, height / stride, width / stride, filters]
     */
    public static FeatureMap convolution(NetworkScope scope, FeatureMap input, Kernel kernel) {
        int side = kernel.kernel();
        long area = (long) side * side;
        SDVariable weights = scope.weights(
                "weights",
                kernel.initializer(),
                area * input.channels(),
                area * kernel.filters(),
                side,
                side,
                input.channels(),
                kernel.filters());
        if (kernel.spectralNorm()) {
            weights = SpectralNorm.normalized(scope, weights, area * input.channels(), kernel.filters());
        }
        Conv2DConfig config = Conv2DConfig.builder()
                .kH(side)
                .kW(side)
                .sH(kernel.stride())
                .sW(kernel.stride())
                .dH(kernel.dilation())
                .dW(kernel.dilation())
                .paddingMode(PaddingMode.SAME)
                .dataFormat(Conv2DConfig.NHWC)
                .weightsFormat(WeightsFormat.YXIO)
                .build();
        SDVariable result = kernel.bias()
                ? scope.graph().cnn().conv2d(input.variable(), weights, bias(scope, kernel.filters()), config)
                : scope.graph().cnn().conv2d(input.variable(), weights, config);
        return input.shrunk(result, kernel.stride(), kernel.filters());
    }

    /**
     * Doubles height and width by a transposed 2x2 convolution of stride 2. Parameters: {@code weights} [2, 2, filters,
     * input channels] and {@code bias} [filters].
     */
    public static FeatureMap transposed(NetworkScope scope, FeatureMap input, int filters, Initializer initializer) {
        SDVariable weights =
                scope.weights("weights", initializer, input.channels(), 4L * filters, 2, 2, filters, input.channels());
        DeConv2DConfig config = DeConv2DConfig.builder()
                .kH(2)
                .kW(2)
                .sH(2)
                .sW(2)
                .isSameMode(true)
                .dataFormat(DeConv2DConfig.NHWC)
                .build();
        SDVariable result = scope.graph().cnn().deconv2d(input.variable(), weights, bias(scope, filters), config);
        return input.doubled(result, filters);
    }

    private static SDVariable bias(NetworkScope scope, int filters) {
        return scope.weights("bias", Initializer.ZEROS, 1, 1, filters);
    }
}
