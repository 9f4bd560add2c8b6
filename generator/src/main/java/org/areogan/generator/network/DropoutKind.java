package org.areogan.generator.network;

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
    };

    abstract FeatureMap of(NetworkScope scope, FeatureMap input, double share);
}
