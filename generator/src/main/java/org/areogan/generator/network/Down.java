package org.areogan.generator.network;

import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.engine.layers.Resampling;

/** How scale is lost on the way down. */
public enum Down {
    MAX_POOL {
        @Override
        FeatureMap of(NetworkScope scope, FeatureMap input, UNet.Options options) {
            return Resampling.maxPooling(scope, input);
        }
    },
    /** A convolution of stride 2. */
    STRIDED {
        @Override
        FeatureMap of(NetworkScope scope, FeatureMap input, UNet.Options options) {
            return ConvolutionUnit.of(scope, "", input, input.channels(), 2, options);
        }
    };

    /** Half the height and width, the same channels. */
    abstract FeatureMap of(NetworkScope scope, FeatureMap input, UNet.Options options);
}
