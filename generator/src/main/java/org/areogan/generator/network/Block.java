package org.areogan.generator.network;

import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.NetworkScope;

/** What a U-Net does on one level, on the way down and on the way up: a file and a line here for each kind. */
public enum Block {
    /** Two convolutions with dropout between them. */
    PLAIN {
        @Override
        FeatureMap of(NetworkScope scope, FeatureMap input, int filters, UNet.Options options) {
            return PlainBlock.of(scope, input, filters, options);
        }
    };

    /** The same height and width, with that many channels. */
    abstract FeatureMap of(NetworkScope scope, FeatureMap input, int filters, UNet.Options options);
}
