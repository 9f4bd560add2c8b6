package org.areogan.engine.layers;

import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Grey-scale morphology with a square of 3x3 on each channel by itself (Serra 1982). What lies outside of the map counts
 * neither way.
 */
public final class Morphology {
    private static final int SIDE = 3;

    private Morphology() {}

    /** The largest value of each pixel's 3x3 neighbourhood. */
    public static FeatureMap dilated(NetworkScope scope, FeatureMap input) {
        return Resampling.largestAround(scope, input, SIDE);
    }

    /** The smallest value of each pixel's 3x3 neighbourhood. */
    public static FeatureMap eroded(NetworkScope scope, FeatureMap input) {
        SDVariable negative = input.variable().neg();
        return input.with(dilated(scope, input.with(negative)).variable().neg());
    }

    /** Without bright spots that no square of 3x3 fits into. */
    public static FeatureMap opened(NetworkScope scope, FeatureMap input) {
        return dilated(scope, eroded(scope, input));
    }

    /** Without dark gaps that no square of 3x3 fits into. */
    public static FeatureMap closed(NetworkScope scope, FeatureMap input) {
        return eroded(scope, dilated(scope, input));
    }
}
