package org.areogan.discriminator;

import java.util.List;
import org.areogan.engine.layers.FeatureMap;

/**
 * The output of a discriminator and the activations that led to it.
 *
 * @param logits [batch, patch rows, patch columns, 1], positive for real; a {@link Gambler}'s are bets and a {@link
 *     PieceJudge}'s have three channels
 * @param features activations of each layer before the last, from the first; feature matching compares them
 */
public record Verdict(FeatureMap logits, List<FeatureMap> features) {
    public Verdict {
        features = List.copyOf(features);
    }
}
