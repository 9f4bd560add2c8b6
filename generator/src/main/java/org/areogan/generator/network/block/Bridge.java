package org.areogan.generator.network.block;

import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.NetworkScope;

/** What is done below the last level, at the smallest scale. */
public enum Bridge {
    /** The same as on every level. */
    BLOCK {
        @Override
        public FeatureMap of(NetworkScope scope, FeatureMap input, int filters, BlockOptions options) {
            return options.block().level(scope, input, filters, options);
        }

        @Override
        public int reach(BlockOptions options) {
            return options.block().reach(options.kernel());
        }
    },
    /** Atrous spatial pyramid pooling. */
    ASPP {
        @Override
        public FeatureMap of(NetworkScope scope, FeatureMap input, int filters, BlockOptions options) {
            return AtrousPyramid.of(scope, input, filters, options);
        }

        @Override
        public int reach(BlockOptions options) {
            return AtrousPyramid.reach(options.kernel(), options.asppRates());
        }
    };

    /** Name of its scope below the network's. */
    public static final String SCOPE = "bottleneck";

    /**
     * Adds the bridge to the scope's graph.
     *
     * @return the same height and width, with {@code filters} channels
     */
    public abstract FeatureMap of(NetworkScope scope, FeatureMap input, int filters, BlockOptions options);

    /** How many pixels of the smallest scale away something can be that matters. */
    public abstract int reach(BlockOptions options);
}
