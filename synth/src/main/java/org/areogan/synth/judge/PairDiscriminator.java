package org.areogan.synth.judge;

import java.util.List;
import org.areogan.generator.Prediction;
import org.areogan.terrain.Sample;

/** Tells how real pairs look to a trained discriminator. */
@FunctionalInterface
public interface PairDiscriminator {
    /**
     * A number for each pair, the larger the more real; only their order means anything.
     *
     * @param predictions of the pairs' frames, in the same order
     */
    double[] realism(List<Sample> pairs, List<Prediction> predictions);
}
