package org.areogan.discriminator;

import org.areogan.engine.Parameters;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.Mode;
import org.areogan.engine.layers.NetworkScope;
import org.nd4j.autodiff.samediff.SameDiff;

/** The discriminator as it runs alone: from pairs of a frame and a mask to logits, with nothing random in it. */
public final class VerdictGraph {
    public static final String PAIR = "pair";
    public static final String LOGITS = "verdict";

    /** What the parameters of any discriminator start with. */
    public static final String NETWORK = "discriminator";

    private VerdictGraph() {}

    /**
     * Placeholder {@link #PAIR} [any, height, width, channels], output {@link #LOGITS} [any, rows, columns, 1].
     *
     * @param parameters shared in place; those of the discriminator are made if they are not there
     * @param channels of a pair: the frame's one and the classes
     */
    public static SameDiff build(
            DiscriminatorOptions options, int channels, Parameters parameters, long height, long width) {
        SameDiff graph = SameDiff.create();
        FeatureMap pair = new FeatureMap(
                graph.placeHolder(PAIR, parameters.type(), FeatureMap.UNKNOWN, height, width, channels), channels);
        NetworkScope scope = new NetworkScope(graph, parameters, NETWORK, Mode.INFERENCE, 0);
        Discriminator.of(options).verdict(scope, pair).logits().variable().rename(LOGITS);
        return graph;
    }
}
