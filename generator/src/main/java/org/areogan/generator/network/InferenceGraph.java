package org.areogan.generator.network;

import java.util.List;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.Activations;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.Mode;
import org.areogan.engine.layers.NetworkScope;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/** The generator as it runs alone: from a normalised frame to class probabilities, with nothing random in it. */
public final class InferenceGraph {
    public static final String FRAME = "frame";
    public static final String PROBABILITIES = "probabilities";
    public static final String BOTTLENECK = "bottleneck";

    /** What the parameters of any generator start with. */
    public static final String NETWORK = "generator";

    /** The parameter that the last features are multiplied by, [1, 1, channels, classes]. */
    public static final String LOGIT_WEIGHTS = NETWORK + "/classes/weights";

    /** The parameter that is added to the logits, [classes]. */
    public static final String LOGIT_BIASES = NETWORK + "/classes/bias";

    private InferenceGraph() {}

    /**
     * Placeholder {@link #FRAME} [any, height, width, 1], output {@link #PROBABILITIES} [any, height, width, classes].
     *
     * @param parameters shared in place; those of the generator are made (and not trained) if they are not there
     * @param height a multiple of {@link UNet.Options#multiple()}, or {@link FeatureMap#UNKNOWN}
     * @param width likewise
     */
    public static SameDiff build(UNet.Options options, int classes, Parameters parameters, long height, long width) {
        SameDiff graph = SameDiff.create();
        SDVariable frame = graph.placeHolder(FRAME, parameters.type(), FeatureMap.UNKNOWN, height, width, 1);
        NetworkScope scope = new NetworkScope(graph, parameters, NETWORK, Mode.INFERENCE, 0);
        FeatureMap logits = UNet.logits(scope, new FeatureMap(frame, 1), classes, options);
        Activations.softmax(scope, logits).variable().rename(PROBABILITIES);
        return graph;
    }

    /** The way down alone: as {@link #build}, but output {@link #BOTTLENECK} [any, height / multiple, width / multiple, channels]. */
    public static SameDiff encoder(UNet.Options options, int classes, Parameters parameters, long height, long width) {
        SameDiff graph = SameDiff.create();
        SDVariable frame = graph.placeHolder(FRAME, parameters.type(), FeatureMap.UNKNOWN, height, width, 1);
        NetworkScope scope = new NetworkScope(graph, parameters, NETWORK, Mode.INFERENCE, 0);
        List<FeatureMap> encoded = UNet.encoded(scope, new FeatureMap(frame, 1), classes, options);
        encoded.get(encoded.size() - 1).variable().rename(BOTTLENECK);
        return graph;
    }
}
