package org.areogan.generator.network;

import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.NetworkScope;

/** What is done below the last level, at the smallest scale. */
public enum Bridge {
    /** The same as on every level. */
    BLOCK {
        @Override
        FeatureMap of(NetworkScope scope, FeatureMap input, UNet.Options options) {
            return options.block().level(scope, input, options.bottleneck(), options);
        }

        @Override
        int reach(UNet.Options options) {
            return options.block().reach(options.kernel());
        }
    },
    /** Atrous spatial pyramid pooling. */
    ASPP {
        @Override
        FeatureMap of(NetworkScope scope, FeatureMap input, UNet.Options options) {
            return AtrousPyramid.of(scope, input, options.bottleneck(), options);
        }

        @Override
        int reach(UNet.Options options) {
            return AtrousPyramid.reach(options.kernel(), options.asppRates());
        }
    };

    /** The same height and width, with {@link UNet.Options#bottleneck()} channels. */
    abstract FeatureMap of(NetworkScope scope, FeatureMap input, UNet.Options options);

    /** How many pixels of the smallest scale away something can be that matters. */
    abstract int reach(UNet.Options options);
}
