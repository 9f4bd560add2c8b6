package org.areogan.generator.network.skip;

import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.generator.network.block.AtrousPyramid;
import org.areogan.generator.network.block.BlockOptions;

/** How features of the way down come across to the way up: a file and a few lines here for each kind. */
public enum Skip {
    /** As they are. */
    PLAIN {
        @Override
        public FeatureMap of(NetworkScope scope, FeatureMap skip, FeatureMap raised, BlockOptions options) {
            return skip;
        }
    },
    /** Pixel by pixel as much as an attention gate lets through. */
    ATTENTION {
        @Override
        public FeatureMap of(NetworkScope scope, FeatureMap skip, FeatureMap raised, BlockOptions options) {
            return AttentionGate.of(scope.within("attention"), skip, raised, options);
        }
    },
    /** Value by value as much as a gate lets through. */
    GATED {
        @Override
        public FeatureMap of(NetworkScope scope, FeatureMap skip, FeatureMap raised, BlockOptions options) {
            return SkipGate.of(scope.within("gate"), skip, raised, options);
        }
    },
    /** What an attention gate lets through, seen at several rates. */
    ATTENTION_ASPP {
        @Override
        public FeatureMap of(NetworkScope scope, FeatureMap skip, FeatureMap raised, BlockOptions options) {
            FeatureMap gated = ATTENTION.of(scope, skip, raised, options);
            return AtrousPyramid.of(scope.within("aspp"), gated, skip.channels(), options);
        }

        @Override
        public int reach(BlockOptions options) {
            return AtrousPyramid.reach(options.kernel(), options.asppRates());
        }
    };

    /**
     * The skip's shape.
     *
     * @param raised features of the way up, of the skip's height and width
     */
    public abstract FeatureMap of(NetworkScope scope, FeatureMap skip, FeatureMap raised, BlockOptions options);

    /** How many pixels away something can be that matters. */
    public int reach(BlockOptions options) {
        return 0;
    }
}
