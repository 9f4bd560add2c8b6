package org.areogan.generator.network;

import org.areogan.engine.Parameters;
import org.areogan.engine.layers.Activations;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.Mode;
import org.areogan.engine.layers.NetworkScope;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * A U-Net that paints pieces of one class into holes of a frame.
 *
 * <p>Its input has, in this order, the normalised frame with the holes erased to 0, the holes (1 inside), where in them the
 * class is to be (1), and the noise channels. It paints all of the frame; only the holes are taken from it.
 */
public final class InpaintingNetwork {
    /** Frame, holes and class. */
    public static final int GIVEN_CHANNELS = 3;

    public static final String GIVEN = "given";
    public static final String GREY = "grey";

    private InpaintingNetwork() {}

    /** Channels of the input. */
    public static int channels(int noise) {
        return GIVEN_CHANNELS + noise;
    }

    /**
     * Adds the network to the scope's graph.
     *
     * @param given [batch, height, width, {@link #channels}], height and width multiples of {@link UNet.Options#multiple()}
     * @return brightness between 0 and 1, [batch, height, width, 1]
     */
    public static FeatureMap grey(NetworkScope scope, FeatureMap given, UNet.Options options) {
        return Activations.sigmoid(scope, UNet.logits(scope, given, 1, options));
    }

    /**
     * The network as it runs alone. Placeholder {@link #GIVEN}, output {@link #GREY}.
     *
     * @param parameters shared in place; those of the generator are made (and not trained) if they are not there
     */
    public static SameDiff build(UNet.Options options, int noise, Parameters parameters, long height, long width) {
        SameDiff graph = SameDiff.create();
        int channels = channels(noise);
        SDVariable given = graph.placeHolder(GIVEN, parameters.type(), FeatureMap.UNKNOWN, height, width, channels);
        NetworkScope scope = new NetworkScope(graph, parameters, InferenceGraph.NETWORK, Mode.INFERENCE, 0);
        grey(scope, new FeatureMap(given, channels), options).variable().rename(GREY);
        return graph;
    }
}
