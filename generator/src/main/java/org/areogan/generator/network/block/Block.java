package org.areogan.generator.network.block;

import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.NetworkScope;

/** What a U-Net does on one level, on the way down and on the way up: a file and a few lines here for each kind. */
public enum Block {
    /** Two convolutions with dropout between them. */
    PLAIN {
        @Override
        FeatureMap of(NetworkScope scope, FeatureMap input, int filters, BlockOptions options) {
            return PlainBlock.of(scope, input, filters, options);
        }
    },
    /** Two convolutions that add to what they are given. */
    RESIDUAL {
        @Override
        FeatureMap of(NetworkScope scope, FeatureMap input, int filters, BlockOptions options) {
            return ResidualBlock.of(scope, input, filters, options);
        }
    },
    /** Neighbourhoods of several sizes side by side. */
    INCEPTION {
        @Override
        FeatureMap of(NetworkScope scope, FeatureMap input, int filters, BlockOptions options) {
            return InceptionBlock.of(scope, input, filters, options);
        }

        @Override
        public int reach(int kernel) {
            return Math.max(super.reach(kernel), InceptionBlock.POOLED / 2);
        }

        @Override
        public int fewestFilters() {
            return InceptionBlock.WAYS;
        }
    };

    /** The same height and width, with that many channels. */
    abstract FeatureMap of(NetworkScope scope, FeatureMap input, int filters, BlockOptions options);

    /**
     * How many pixels away something can be that matters.
     *
     * @param kernel side of the convolutions
     */
    public int reach(int kernel) {
        return 2 * (kernel / 2);
    }

    /** The least number of filters that a level must have. */
    public int fewestFilters() {
        return 1;
    }

    /** All that is done on a level: the block, then squeeze and excitation where the options ask for it. */
    public final FeatureMap level(NetworkScope scope, FeatureMap input, int filters, BlockOptions options) {
        FeatureMap features = of(scope, input, filters, options);
        return options.squeezeExcitation() == 0
                ? features
                : SqueezeExcitation.of(scope.within("squeeze_excitation"), features, options);
    }
}
