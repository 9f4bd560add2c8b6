package org.areogan.discriminator;

import java.util.List;
import org.areogan.engine.layers.FeatureMap;

/**
 * What a discriminator says and what it saw on the way.
 *
 * @param logits [batch, patch rows, patch columns, 1], positive for real
 * @param features activations of each layer before the last, from the first; feature matching compares them
 */
public record Verdict(FeatureMap logits, List<FeatureMap> features) {
    public Verdict {
        features = List.copyOf(features);
    }
}
