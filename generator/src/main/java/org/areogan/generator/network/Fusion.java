package org.areogan.generator.network;

import org.areogan.engine.layers.Activations;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.NetworkScope;

/** How what comes across and what comes from below become one. */
public enum Fusion {
    /** Side by side. */
    CONCATENATE {
        @Override
        FeatureMap of(NetworkScope scope, FeatureMap skip, FeatureMap raised) {
            return Activations.joined(scope, skip, raised);
        }
    },
    /** As a weighted mean. */
    WEIGHTED {
        @Override
        FeatureMap of(NetworkScope scope, FeatureMap skip, FeatureMap raised) {
            return WeightedFusion.of(scope.within("fusion"), skip, raised);
        }
    };

    /**
     * Both as one map of the same height and width.
     *
     * @param skip of as many channels as what is raised
     */
    abstract FeatureMap of(NetworkScope scope, FeatureMap skip, FeatureMap raised);
}
