package org.areogan.engine.layers;

import org.areogan.engine.StatisticUpdate;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/** Normalisations of feature maps, each followed by a trained gain and bias per channel. */
public final class Normalizations {
    private static final double EPSILON = 1e-5;
    private static final double MOMENTUM = 0.9;

    private Normalizations() {}

    /** Mean 0 and variance 1 in each channel of each frame (Ulyanov et al. 2016). */
    public static FeatureMap instanceNorm(NetworkScope scope, FeatureMap input) {
        SDVariable mean = input.variable().mean(true, 1, 2);
        SDVariable centred = input.variable().sub(mean);
        SDVariable variance = scope.graph().math().square(centred).mean(true, 1, 2);
        return scaled(scope, input, centred, variance);
    }

    /**
     * Mean 0 and variance 1 in each channel over the batch (Ioffe and Szegedy 2015); in inference by the running mean
     * and variance of the training, of which a step keeps nine tenths.
     */
    public static FeatureMap batchNorm(NetworkScope scope, FeatureMap input) {
        SameDiff graph = scope.graph();
        SDVariable runningMean = scope.statistic("mean", Initializer.ZEROS, input.channels());
        SDVariable runningVariance = scope.statistic("variance", Initializer.ONES, input.channels());
        if (scope.mode() == Mode.INFERENCE) {
            return scaled(scope, input, input.variable().sub(runningMean), runningVariance);
        }
        SDVariable mean = input.variable().mean(0, 1, 2);
        SDVariable centred = input.variable().sub(mean);
        SDVariable variance = graph.math().square(centred).mean(0, 1, 2);
        scope.update(new StatisticUpdate(runningMean.name(), mean.name(), MOMENTUM));
        scope.update(new StatisticUpdate(runningVariance.name(), variance.name(), MOMENTUM));
        return scaled(scope, input, centred, variance);
    }

    /** The factor is worked out per channel first, so that only two operations touch every value. */
    private static FeatureMap scaled(NetworkScope scope, FeatureMap input, SDVariable centred, SDVariable variance) {
        SDVariable gain = scope.weights("gain", Initializer.ONES, 1, 1, input.channels());
        SDVariable bias = scope.weights("bias", Initializer.ZEROS, 1, 1, input.channels());
        SDVariable factor = gain.div(scope.graph().math().sqrt(variance.add(EPSILON)));
        return input.with(centred.mul(factor).add(bias));
    }
}
