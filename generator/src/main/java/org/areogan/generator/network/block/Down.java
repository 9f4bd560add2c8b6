package org.areogan.generator.network.block;

import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.engine.layers.Resampling;

/** How scale is lost on the way down. */
public enum Down {
    MAX_POOL {
        @Override
        public FeatureMap of(NetworkScope scope, FeatureMap input, BlockOptions options) {
            return Resampling.maxPooling(scope, input);
        }
    },
    /** A convolution of stride 2. */
    STRIDED {
        @Override
        public FeatureMap of(NetworkScope scope, FeatureMap input, BlockOptions options) {
            return ConvolutionUnit.of(scope, "", input, input.channels(), 2, options);
        }
    };

    /** Half the height and width, the same channels. */
    public abstract FeatureMap of(NetworkScope scope, FeatureMap input, BlockOptions options);
}
