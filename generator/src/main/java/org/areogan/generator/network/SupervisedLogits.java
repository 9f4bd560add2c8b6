package org.areogan.generator.network;

import java.util.ArrayList;
import java.util.List;
import org.areogan.engine.layers.Convolutions;
import org.areogan.engine.layers.Convolutions.Kernel;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.engine.layers.Resampling;

/**
 * What a U-Net says in training under deep supervision (Lee et al. 2015): its logits, and those that auxiliary heads tell from the
 * stages of the way up before the last. The heads end with the training.
 *
 * @param logits [batch, height, width, classes], as {@link UNet#logits} gives them
 * @param auxiliary from the smallest scale up, each of the same shape as the logits; empty without deep supervision
 */
public record SupervisedLogits(FeatureMap logits, List<FeatureMap> auxiliary) {
    public SupervisedLogits {
        auxiliary = List.copyOf(auxiliary);
    }

    /**
     * Adds the network to the scope's graph, and heads where {@link UNet.Options#deepSupervision()} is above 0.
     *
     * @param heads where the heads' parameters are named, outside the network's own scope
     * @param frame [batch, height, width, 1]
     */
    public static SupervisedLogits of(
            NetworkScope scope, NetworkScope heads, FeatureMap frame, int classes, UNet.Options options) {
        List<FeatureMap> stages = UNet.decoded(scope, UNet.encoded(scope, frame, classes, options), options);
        FeatureMap logits = UNet.classified(scope, stages, classes, options);
        List<FeatureMap> auxiliary = new ArrayList<>();
        int last = options.deepSupervision() == 0 ? 0 : stages.size() - 1;
        for (int stage = 0; stage < last; stage++) {
            int level = stages.size() - stage;
            FeatureMap head = Convolutions.convolution(
                    heads.within("decoder" + level),
                    stages.get(stage),
                    new Kernel(classes, 1, 1, options.initializer()));
            for (int above = level - 1; above >= 1; above--) {
                head = Resampling.repeated(scope, head);
            }
            auxiliary.add(head);
        }
        return new SupervisedLogits(logits, auxiliary);
    }
}
