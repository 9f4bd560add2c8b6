package org.areogan.engine.layers;

/** What normalises the features after a convolution. */
public enum Norm {
    NONE {
        @Override
        public FeatureMap of(NetworkScope scope, FeatureMap features) {
            return features;
        }
    },
    /** Over the batch in training, with running statistics in inference (Ioffe and Szegedy 2015). */
    BATCH {
        @Override
        public FeatureMap of(NetworkScope scope, FeatureMap features) {
            return Normalizations.batchNorm(scope, features);
        }
    },
    /** Over each frame by itself (Ulyanov et al. 2016). */
    INSTANCE {
        @Override
        public FeatureMap of(NetworkScope scope, FeatureMap features) {
            return Normalizations.instanceNorm(scope, features);
        }
    };

    /** The same shape, normalised; parameters, if it has any, are made in the scope. */
    public abstract FeatureMap of(NetworkScope scope, FeatureMap features);
}
