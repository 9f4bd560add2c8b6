package org.areogan.discriminator;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.Activations;
import org.areogan.engine.layers.Convolutions;
import org.areogan.engine.layers.Convolutions.Kernel;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.Initializer;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.engine.layers.NetworkSummary;
import org.areogan.engine.layers.Norm;
import org.areogan.engine.layers.Resampling;

/**
 * A U-Net of one convolution a level, for discriminators that say something of every pixel.
 *
 * @param options of which the filters are those of the levels, from the top down, and of which {@code strided} is not used
 * @param outputs logits of each pixel
 */
record SmallUNet(DiscriminatorOptions options, int outputs) {
    private static final double SLOPE = 0.2;
    private static final int SIDE = 3;

    /** Logits [batch, height, width, outputs] and the features of the way down. */
    Verdict verdict(NetworkScope scope, FeatureMap input) {
        List<FeatureMap> levels = new ArrayList<>();
        FeatureMap x = input;
        for (int level = 0; level < options.filters().size(); level++) {
            x = layer(scope.within("down" + (level + 1)), x, options.filters().get(level), level == 0 ? 1 : 2);
            levels.add(x);
        }
        for (int level = options.filters().size() - 2; level >= 0; level--) {
            NetworkScope up = scope.within("up" + (level + 1));
            int filters = options.filters().get(level);
            FeatureMap raised = Resampling.depthToSpace(up.within("raise"), x, filters, Initializer.HE);
            x = layer(up, Activations.joined(scope, levels.get(level), raised), filters, 1);
        }
        Kernel toLogits = new Kernel(outputs, 1, 1, true, Initializer.HE, options.spectralNorm());
        return new Verdict(Convolutions.convolution(scope.within("logits"), x, toLogits), levels);
    }

    private FeatureMap layer(NetworkScope scope, FeatureMap input, int filters, int stride) {
        Kernel kernel =
                new Kernel(filters, SIDE, stride, options.norm() == Norm.NONE, Initializer.HE, options.spectralNorm());
        FeatureMap features = Convolutions.convolution(scope.within("convolution"), input, kernel);
        return Activations.leakyRelu(scope, options.norm().of(scope.within("norm"), features), SLOPE);
    }

    String describe(String name, Parameters parameters, String network) {
        return name + " " + options.filters().stream().map(String::valueOf).collect(Collectors.joining("-")) + ", "
                + SIDE + "x" + SIDE + ", " + (options.norm() == Norm.NONE ? "no" : "instance") + " norm"
                + (options.spectralNorm() ? ", spectral norm" : "") + "\n"
                + NetworkSummary.of(parameters, network);
    }
}
