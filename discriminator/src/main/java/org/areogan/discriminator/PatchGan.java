package org.areogan.discriminator;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.Activations;
import org.areogan.engine.layers.Convolutions;
import org.areogan.engine.layers.Convolutions.Kernel;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.Initializer;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.engine.layers.NetworkSummary;
import org.areogan.engine.layers.Norm;

/**
 * A PatchGAN (Isola et al. 2017), which judges each patch of a (frame, mask) pair.
 *
 * @param side of the convolutions
 * @param strided how many layers, from the first, have stride 2
 */
public record PatchGan(DiscriminatorOptions options, int side, int strided) implements Discriminator {
    private static final double SLOPE = 0.2;

    @Override
    public Verdict verdict(NetworkScope scope, FeatureMap pair) {
        List<FeatureMap> features = new ArrayList<>();
        FeatureMap x = pair;
        int last = options.filters().size();
        for (int layer = 0; layer < last; layer++) {
            x = layer(scope.within("layer" + (layer + 1)), x, layer);
            features.add(x);
        }
        Kernel toLogits = new Kernel(1, side, 1, true, Initializer.HE, options.spectralNorm());
        return new Verdict(Convolutions.convolution(scope.within("logits"), x, toLogits), features);
    }

    @Override
    public String describe(Parameters parameters, String network) {
        String strides = IntStream.rangeClosed(0, options.filters().size())
                .mapToObj(layer -> String.valueOf(stride(layer)))
                .collect(Collectors.joining("-"));
        int field = receptiveField();
        return "PatchGAN " + options.filters().stream().map(String::valueOf).collect(Collectors.joining("-")) + ", "
                + side + "x" + side + ", strides " + strides + ", "
                + (options.norm() == Norm.NONE ? "no" : "instance") + " norm"
                + (options.spectralNorm() ? ", spectral norm" : "") + "; each logit sees " + field + "x" + field
                + " pixels\n" + NetworkSummary.of(parameters, network);
    }

    /** Side, in pixels, of the square of the input that one logit sees. */
    int receptiveField() {
        int field = 1;
        for (int layer = options.filters().size(); layer >= 0; layer--) {
            field = (field - 1) * stride(layer) + side;
        }
        return field;
    }

    /** @param layer counted from 0; the last one makes the logits */
    private int stride(int layer) {
        return layer < strided ? 2 : 1;
    }

    private FeatureMap layer(NetworkScope scope, FeatureMap input, int layer) {
        // The first layer is not normalised, so that contrast and confidence are there to be judged.
        Norm norm = layer > 0 ? options.norm() : Norm.NONE;
        Kernel kernel = new Kernel(
                options.filters().get(layer),
                side,
                stride(layer),
                norm == Norm.NONE,
                Initializer.HE,
                options.spectralNorm());
        FeatureMap features = Convolutions.convolution(scope.within("convolution"), input, kernel);
        return Activations.leakyRelu(scope, norm.of(scope.within("norm"), features), SLOPE);
    }
}
