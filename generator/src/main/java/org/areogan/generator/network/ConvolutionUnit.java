package org.areogan.generator.network;

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
            NetworkScope scope, String number, FeatureMap input, int filters, int stride, UNet.Options options) {
        boolean bias = options.norm() == Norm.NONE;
        Kernel kernel = new Kernel(filters, options.kernel(), stride, bias, options.initializer(), false);
        FeatureMap features = Convolutions.convolution(scope.within("convolution" + number), input, kernel);
        return Activations.relu(scope, options.norm().of(scope.within("norm" + number), features));
    }
}
