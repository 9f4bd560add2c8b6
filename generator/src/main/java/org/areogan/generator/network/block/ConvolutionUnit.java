package org.areogan.generator.network.block;

import org.areogan.engine.layers.Activations;
import org.areogan.engine.layers.Convolutions;
import org.areogan.engine.layers.Convolutions.Kernel;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.engine.layers.Norm;

/** A convolution, its norm and a ReLU: what blocks are made of. */
final class ConvolutionUnit {
    private ConvolutionUnit() {}

    /** @param number tells the units of one block apart in the names of parameters */
    static FeatureMap of(
            NetworkScope scope, String number, FeatureMap input, int filters, int stride, BlockOptions options) {
        return Activations.relu(scope, normalised(scope, number, input, filters, options.kernel(), stride, 1, options));
    }

    /** Of single pixels. */
    static FeatureMap pointwise(NetworkScope scope, FeatureMap input, int filters, BlockOptions options) {
        return Activations.relu(scope, linear(scope, "", input, filters, 1, options));
    }

    /** With gaps: the kernel's weights are {@code rate} pixels apart. */
    static FeatureMap dilated(NetworkScope scope, FeatureMap input, int filters, int rate, BlockOptions options) {
        return Activations.relu(scope, normalised(scope, "", input, filters, options.kernel(), 1, rate, options));
    }

    /**
     * Without the ReLU.
     *
     * @param kernel side of the convolution
     */
    static FeatureMap linear(
            NetworkScope scope, String number, FeatureMap input, int filters, int kernel, BlockOptions options) {
        return normalised(scope, number, input, filters, kernel, 1, 1, options);
    }

    private static FeatureMap normalised(
            NetworkScope scope,
            String number,
            FeatureMap input,
            int filters,
            int side,
            int stride,
            int rate,
            BlockOptions options) {
        boolean bias = options.norm() == Norm.NONE;
        Kernel kernel = new Kernel(filters, side, stride, rate, bias, options.initializer(), false);
        FeatureMap features = Convolutions.convolution(scope.within("convolution" + number), input, kernel);
        return options.norm().of(scope.within("norm" + number), features);
    }
}
