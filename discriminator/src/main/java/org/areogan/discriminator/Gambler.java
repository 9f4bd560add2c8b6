package org.areogan.discriminator;

import org.areogan.engine.Parameters;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.NetworkScope;

/**
 * The gambler of Samson et al. 2019 ("I Bet You Are Wrong"): a small U-Net that sees a frame and what was predicted of it,
 * and says at each pixel how much it would bet that the prediction is wrong there. It never sees the truth, so there is
 * nothing in the truth's form that could give a prediction away.
 *
 * @param options of which the filters are those of the levels, from the top down, and of which {@code strided} is not used
 */
public record Gambler(DiscriminatorOptions options) implements Discriminator {
    /** @return logits [batch, height, width, 1], the larger the larger the bet */
    @Override
    public Verdict verdict(NetworkScope scope, FeatureMap pair) {
        return new SmallUNet(options, 1).verdict(scope, pair);
    }

    @Override
    public String describe(Parameters parameters, String network) {
        return new SmallUNet(options, 1).describe("gambler", parameters, network);
    }
}
