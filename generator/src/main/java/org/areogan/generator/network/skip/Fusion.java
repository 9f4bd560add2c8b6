package org.areogan.generator.network.skip;

import org.areogan.engine.layers.Activations;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.NetworkScope;

/** How what comes across and what comes from below become one. */
public enum Fusion {
    /** Side by side. */
    CONCATENATE {
        @Override
        public FeatureMap of(NetworkScope scope, FeatureMap skip, FeatureMap raised) {
            return Activations.joined(scope, skip, raised);
        }
    },
    /** As a weighted mean. */
    WEIGHTED {
        @Override
        public FeatureMap of(NetworkScope scope, FeatureMap skip, FeatureMap raised) {
            return WeightedFusion.of(scope.within("fusion"), skip, raised);
        }
    };

    /**
     * Both as one map of the same height and width.
     *
     * @param skip of as many channels as what is raised
     */
    public abstract FeatureMap of(NetworkScope scope, FeatureMap skip, FeatureMap raised);
}
