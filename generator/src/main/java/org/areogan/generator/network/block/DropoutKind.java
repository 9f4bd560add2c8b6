package org.areogan.generator.network.block;

import org.areogan.engine.layers.Dropouts;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.NetworkScope;

/** What dropout drops. */
public enum DropoutKind {
    /** Single values. */
    ELEMENT {
        @Override
        FeatureMap of(NetworkScope scope, FeatureMap input, double share) {
            return Dropouts.dropout(scope, input, share);
        }
    },
    /** Whole channels. */
    SPATIAL {
        @Override
        FeatureMap of(NetworkScope scope, FeatureMap input, double share) {
            return Dropouts.spatialDropout(scope, input, share);
        }
    },
    /**
     * Whole channels of the bottleneck, and nothing elsewhere: dropout before every batch norm gives the features another
     * variance in training than in inference (Li et al. 2019).
     */
    BOTTLENECK {
        @Override
        FeatureMap of(NetworkScope scope, FeatureMap input, double share) {
            return scope.name().endsWith("/" + Bridge.SCOPE) ? Dropouts.spatialDropout(scope, input, share) : input;
        }
    };

    abstract FeatureMap of(NetworkScope scope, FeatureMap input, double share);
}
