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
import org.areogan.engine.layers.Normalizations;

/** The discriminator: a PatchGAN (Isola et al. 2017) that judges each patch of a (frame, mask) pair. */
public final class PatchGan {
    private static final double SLOPE = 0.2;

    private PatchGan() {}

    /** What a logit looks at. */
    public enum Kind {
        /** 4x4 convolutions: a logit for each overlapping patch. */
        PATCH,
        /** 1x1 convolutions: a logit for each pixel. */
        PIXEL
    }

    /** What normalises the features between layers. */
    public enum Norm {
        NONE,
        INSTANCE
    }

    /**
     * @param filters of the layers before the last
     * @param strided how many of them, from the first, have stride 2, 1 to 3; {@link Kind#PIXEL} has none
     * @param spectralNorm whether weights are divided by their largest singular value (Miyato et al. 2018)
     */
    public record Options(Kind kind, List<Integer> filters, int strided, Norm norm, boolean spectralNorm) {
        /** 64-128-256, 4x4, strides 2, 2, 1 and a last layer of stride 1. */
        public static final Options REFERENCE = new Options(Kind.PATCH, List.of(64, 128, 256), 2, Norm.NONE, false);

        public Options {
            filters = List.copyOf(filters);
            if (filters.isEmpty() || filters.size() > 8 || filters.stream().anyMatch(each -> each < 1)) {
                throw new IllegalArgumentException(
                        "discriminator.filters must be 1 to 8 numbers of at least 1, got " + filters);
            }
            if (kind == Kind.PATCH && (strided < 1 || strided > Math.min(3, filters.size()))) {
                throw new IllegalArgumentException("discriminator.strided must be 1 to " + Math.min(3, filters.size())
                        + " with filters " + filters + ", got " + strided);
            }
        }

        /** Side, in pixels, of the square of the input that one logit sees. */
        public int receptiveField() {
            int field = 1;
            for (int layer = filters.size(); layer >= 0; layer--) {
                field = (field - 1) * stride(layer) + kernel();
            }
            return field;
        }

        private int kernel() {
            return kind == Kind.PATCH ? 4 : 1;
        }

        /** @param layer counted from 0; the last one makes the logits */
        private int stride(int layer) {
            return kind == Kind.PATCH && layer < strided ? 2 : 1;
        }
    }

    /**
     * Adds the network to the scope's graph.
     *
     * @param pair frame and class probabilities (or one-hot mask) joined, [batch, height, width, 1 + classes]
     * @return logits [batch, patch rows, patch columns, 1], positive for real
     */
    public static FeatureMap logits(NetworkScope scope, FeatureMap pair, Options options) {
        return verdict(scope, pair, options).logits();
    }

    /**
     * What the network says and what it saw on the way.
     *
     * @param logits [batch, patch rows, patch columns, 1], positive for real
     * @param features activations of each layer before the last, from the first
     */
    public record Verdict(FeatureMap logits, List<FeatureMap> features) {
        public Verdict {
            features = List.copyOf(features);
        }
    }

    /** As {@link #logits}, with the features that feature matching compares. */
    public static Verdict verdict(NetworkScope scope, FeatureMap pair, Options options) {
        List<FeatureMap> features = new ArrayList<>();
        FeatureMap x = pair;
        int last = options.filters().size();
        for (int layer = 0; layer < last; layer++) {
            x = layer(scope.within("layer" + (layer + 1)), x, layer, options);
            features.add(x);
        }
        Kernel toLogits = new Kernel(1, options.kernel(), 1, true, Initializer.HE, options.spectralNorm());
        return new Verdict(Convolutions.convolution(scope.within("logits"), x, toLogits), features);
    }

    /**
     * What was built, for people: the options in words, the receptive field and a table of the parameters.
     *
     * @param parameters hold the network's
     * @param network name of its scope
     */
    public static String describe(Parameters parameters, String network, Options options) {
        String strides = IntStream.rangeClosed(0, options.filters().size())
                .mapToObj(layer -> String.valueOf(options.stride(layer)))
                .collect(Collectors.joining("-"));
        int field = options.receptiveField();
        return "PatchGAN " + options.filters().stream().map(String::valueOf).collect(Collectors.joining("-")) + ", "
                + options.kernel() + "x" + options.kernel() + ", strides " + strides + ", "
                + (options.norm() == Norm.NONE ? "no" : "instance") + " norm"
                + (options.spectralNorm() ? ", spectral norm" : "") + "; each logit sees " + field + "x" + field
                + " pixels\n" + NetworkSummary.of(parameters, network);
    }

    private static FeatureMap layer(NetworkScope scope, FeatureMap input, int layer, Options options) {
        // The first layer is not normalised, so that contrast and confidence are there to be judged.
        boolean normalized = options.norm() == Norm.INSTANCE && layer > 0;
        Kernel kernel = new Kernel(
                options.filters().get(layer),
                options.kernel(),
                options.stride(layer),
                !normalized,
                Initializer.HE,
                options.spectralNorm());
        FeatureMap features = Convolutions.convolution(scope.within("convolution"), input, kernel);
        FeatureMap judged = normalized ? Normalizations.instanceNorm(scope.within("norm"), features) : features;
        return Activations.leakyRelu(scope, judged, SLOPE);
    }
}
