package org.areogan.generator.network;

import org.areogan.engine.Parameters;
import org.areogan.engine.layers.Activations;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.Mode;
import org.areogan.engine.layers.NetworkScope;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * The reverse generator: a U-Net from a layout to a grey frame.
 *
 * <p>A layout has, in this order, the one-hot mask (all zero where there is no label), two constant maps with the style
 * (mean and deviation of the normalised frame) and the noise channels. The style is there because such generators learn
 * to overlook noise alone (Isola et al. 2017): it does tell something of the real frame in training, and is chosen
 * freely when painting, so that one mask gives many frames.
 */
public final class PaintingNetwork {
    /** Mean and deviation. */
    public static final int STYLE_CHANNELS = 2;

    public static final String LAYOUT = "layout";
    public static final String GREY = "grey";

    private PaintingNetwork() {}

    /** Channels of a layout. */
    public static int channels(int classes, int noise) {
        return classes + STYLE_CHANNELS + noise;
    }

    /**
     * Adds the network to the scope's graph.
     *
     * @param layout [batch, height, width, {@link #channels}], height and width multiples of
     *     {@link UNet.Options#multiple()}
     * @return brightness between 0 and 1, [batch, height, width, 1]
     */
    public static FeatureMap grey(NetworkScope scope, FeatureMap layout, UNet.Options options) {
        return Activations.sigmoid(scope, UNet.logits(scope, layout, 1, options));
    }

    /**
     * The painter as it runs alone. Placeholder {@link #LAYOUT}, output {@link #GREY}.
     *
     * @param parameters shared in place; those of the generator are made (and not trained) if they are not there
     */
    public static SameDiff build(
            UNet.Options options, int classes, int noise, Parameters parameters, long height, long width) {
        SameDiff graph = SameDiff.create();
        int channels = channels(classes, noise);
        SDVariable layout = graph.placeHolder(LAYOUT, parameters.type(), FeatureMap.UNKNOWN, height, width, channels);
        NetworkScope scope = new NetworkScope(graph, parameters, InferenceGraph.NETWORK, Mode.INFERENCE, 0);
        grey(scope, new FeatureMap(layout, channels), options).variable().rename(GREY);
        return graph;
    }
}
