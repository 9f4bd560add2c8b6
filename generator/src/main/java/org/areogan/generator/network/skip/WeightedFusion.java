package org.areogan.generator.network.skip;

import org.areogan.engine.layers.Activations;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.Initializer;
import org.areogan.engine.layers.NetworkScope;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * {@code w skip + (1 - w) raised} with a learnt {@code w} between 0 and 1 for each channel: the softmax-based fusion of Tan et al.
 * 2020, whose softmax over two is the sigmoid of their difference. Of the "fast" fusion there, a weight that falls below 0 gets
 * no gradient any more. Both count alike at first. Parameter: {@code preference} [channels].
 */
final class WeightedFusion {
    private WeightedFusion() {}

    static FeatureMap of(NetworkScope scope, FeatureMap skip, FeatureMap raised) {
        SDVariable preference = scope.weights("preference", Initializer.ZEROS, 1, 1, skip.channels());
        SDVariable weight = scope.graph().nn().sigmoid(preference);
        FeatureMap towardsSkip =
                skip.with(skip.variable().sub(raised.variable()).mul(weight));
        return Activations.sum(raised, towardsSkip);
    }
}
