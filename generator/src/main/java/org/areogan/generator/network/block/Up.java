package org.areogan.generator.network.block;

import org.areogan.engine.layers.Convolutions;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.engine.layers.Resampling;

/** How scale is regained on the way up. */
public enum Up {
    TRANSPOSED {
        @Override
        public FeatureMap of(NetworkScope scope, FeatureMap input, int filters, BlockOptions options) {
            return Convolutions.transposed(scope, input, filters, options.initializer());
        }
    },
    DEPTH_TO_SPACE {
        @Override
        public FeatureMap of(NetworkScope scope, FeatureMap input, int filters, BlockOptions options) {
            return Resampling.depthToSpace(scope, input, filters, options.initializer());
        }
    },
    UPSAMPLE {
        @Override
        public FeatureMap of(NetworkScope scope, FeatureMap input, int filters, BlockOptions options) {
            return Resampling.upsampled(scope, input, filters, options.kernel(), options.initializer());
        }
    };

    /** Twice the height and width. */
    public abstract FeatureMap of(NetworkScope scope, FeatureMap input, int filters, BlockOptions options);
}
