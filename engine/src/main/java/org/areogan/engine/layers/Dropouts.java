package org.areogan.engine.layers;

import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Dropout (Srivastava et al. 2014): in training a share of the values is set to 0 and the rest is scaled up so that the
 * expectation stays; in inference nothing is done.
 *
 * <p>The masks need the batch, height and width to be known while the training graph is built, because ND4J's random
 * operations that take their shape from an array ignore the seed.
 */
public final class Dropouts {
    private Dropouts() {}

    /**
     * Drops single values.
     *
     * @param share to drop, [0, 1)
     */
    public static FeatureMap dropout(NetworkScope scope, FeatureMap input, double share) {
        return masked(scope, input, share, input.height(), input.width());
    }

    /**
     * Drops whole channels of a frame (Tompson et al. 2015).
     *
     * @param share to drop, [0, 1)
     */
    public static FeatureMap spatialDropout(NetworkScope scope, FeatureMap input, double share) {
        return masked(scope, input, share, 1, 1);
    }

    private static FeatureMap masked(NetworkScope scope, FeatureMap input, double share, long height, long width) {
        if (scope.mode() != Mode.TRAINING || share == 0) {
            return input;
        }
        if (input.batch() == FeatureMap.UNKNOWN || height == FeatureMap.UNKNOWN || width == FeatureMap.UNKNOWN) {
            throw new IllegalArgumentException(
                    "dropout in " + scope.name() + " needs a training input of fixed batch, height and width");
        }
        double kept = 1 - share;
        SDVariable mask = scope.graph()
                .random()
                .bernoulli(kept, scope.parameters().type(), input.batch(), height, width, input.channels());
        return input.with(input.variable().mul(mask.div(kept)));
    }
}
