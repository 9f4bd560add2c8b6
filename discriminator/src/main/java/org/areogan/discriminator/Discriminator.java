package org.areogan.discriminator;

import org.areogan.engine.Parameters;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.NetworkScope;

/** The player against the generator: a network that judges pairs of a frame and a mask. */
public interface Discriminator {
    /** The one that these options describe. */
    static Discriminator of(DiscriminatorOptions options) {
        return options.kind().of(options);
    }

    /**
     * Adds the network to the scope's graph.
     *
     * @param pair frame and class probabilities (or one-hot mask) joined, [batch, height, width, 1 + classes]
     */
    Verdict verdict(NetworkScope scope, FeatureMap pair);

    /**
     * What was built, for people: the options in words, the receptive field and a table of the parameters.
     *
     * @param parameters hold the network's
     * @param network name of its scope
     */
    String describe(Parameters parameters, String network);
}
