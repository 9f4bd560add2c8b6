package org.areogan.generator.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.Activations;
import org.areogan.engine.layers.Convolutions;
import org.areogan.engine.layers.Convolutions.Kernel;
import org.areogan.engine.layers.Dropouts;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.Initializer;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.engine.layers.NetworkSummary;
import org.areogan.engine.layers.Normalizations;
import org.areogan.engine.layers.Resampling;

/** The generator: a U-Net (Ronneberger et al. 2015) from a grey frame to class probabilities. */
public final class UNet {
    private UNet() {}

    /** How scale is lost on the way down. */
    public enum Down {
        MAX_POOL,
        STRIDED
    }

    /** How scale is regained on the way up. */
    public enum Up {
        TRANSPOSED,
        DEPTH_TO_SPACE,
        UPSAMPLE
    }

    /** What normalises the features after each convolution. */
    public enum Norm {
        NONE,
        BATCH,
        INSTANCE
    }

    /** What dropout drops. */
    public enum DropoutKind {
        /** Single values. */
        ELEMENT,
        /** Whole channels. */
        SPATIAL
    }

    /**
     * @param filters of each level, from the top down; their number is the number of levels
     * @param bottleneck filters below the last level
     * @param kernel side of the convolutions, odd
     * @param dropout share dropped between the two convolutions of a block, [0, 1)
     */
    public record Options(
            List<Integer> filters,
            int bottleneck,
            int kernel,
            double dropout,
            DropoutKind dropoutKind,
            Norm norm,
            Down down,
            Up up,
            Initializer initializer) {
        /** The reference: 16-32-64-128, bottleneck 256, 3x3, ReLU, He, dropout 0.2, max pooling, transposed. */
        public static final Options REFERENCE = new Options(
                List.of(16, 32, 64, 128),
                256,
                3,
                0.2,
                DropoutKind.ELEMENT,
                Norm.NONE,
                Down.MAX_POOL,
                Up.TRANSPOSED,
                Initializer.HE);

        public Options {
            filters = List.copyOf(filters);
            if (filters.isEmpty() || filters.size() > 8 || filters.stream().anyMatch(each -> each < 1)) {
                throw new IllegalArgumentException(
                        "generator.filters must be 1 to 8 numbers of at least 1, got " + filters);
            }
            if (bottleneck < 1) {
                throw new IllegalArgumentException("generator.bottleneck must be at least 1, got " + bottleneck);
            }
            if (kernel < 1 || kernel % 2 == 0) {
                throw new IllegalArgumentException("generator.kernel must be an odd number, got " + kernel);
            }
            if (!(dropout >= 0 && dropout < 1)) {
                throw new IllegalArgumentException("generator.dropout must be in [0, 1), got " + dropout);
            }
            if (initializer != Initializer.HE && initializer != Initializer.GLOROT) {
                throw new IllegalArgumentException(
                        "generator.initializer must be he or glorot, got " + words(initializer));
            }
        }

        /** Height and width that the network takes must be multiples of this. */
        public int multiple() {
            return 1 << filters.size();
        }
    }

    /**
     * Adds the network to the scope's graph.
     *
     * @param frame [batch, height, width, 1], height and width multiples of {@link Options#multiple()}
     * @param classes channels of the result
     * @return class logits [batch, height, width, classes]; a softmax over channels gives the probabilities
     */
    public static FeatureMap logits(NetworkScope scope, FeatureMap frame, int classes, Options options) {
        int levels = options.filters().size();
        List<FeatureMap> encoded = encoded(scope, frame, options);
        FeatureMap x = encoded.get(levels);
        for (int level = levels; level >= 1; level--) {
            NetworkScope decoder = scope.within("decoder" + level);
            int filters = options.filters().get(level - 1);
            FeatureMap raised = up(decoder.within("up"), x, filters, options);
            x = block(decoder, Activations.joined(scope, encoded.get(level - 1), raised), filters, options);
        }
        return Convolutions.convolution(scope.within("classes"), x, new Kernel(classes, 1, 1, options.initializer()));
    }

    /** The way down alone: what each level hands across, from the top, and last the bottleneck's features. */
    static List<FeatureMap> encoded(NetworkScope scope, FeatureMap frame, Options options) {
        int levels = options.filters().size();
        List<FeatureMap> encoded = new ArrayList<>();
        FeatureMap x = frame;
        for (int level = 1; level <= levels; level++) {
            NetworkScope encoder = scope.within("encoder" + level);
            FeatureMap skip = block(encoder, x, options.filters().get(level - 1), options);
            encoded.add(skip);
            x = down(encoder.within("down"), skip, options);
        }
        encoded.add(block(scope.within("bottleneck"), x, options.bottleneck(), options));
        return encoded;
    }

    /**
     * What was built, for people: the options in words and a table of the parameters.
     *
     * @param parameters hold the network's
     * @param network name of its scope
     */
    public static String describe(Parameters parameters, String network, Options options) {
        return "U-Net " + options.filters().stream().map(String::valueOf).collect(Collectors.joining("-"))
                + ", bottleneck " + options.bottleneck() + ", " + options.kernel() + "x" + options.kernel() + ", "
                + (options.norm() == Norm.NONE ? "no" : words(options.norm())) + " norm, dropout " + options.dropout()
                + " (" + words(options.dropoutKind())
                + "), down by " + words(options.down()) + ", up by " + words(options.up())
                + "; frames are padded to multiples of " + options.multiple() + "\n"
                + NetworkSummary.of(parameters, network);
    }

    private static String words(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static FeatureMap block(NetworkScope scope, FeatureMap input, int filters, Options options) {
        FeatureMap first = unit(scope, "1", input, filters, 1, options);
        return unit(scope, "2", dropout(scope, first, options), filters, 1, options);
    }

    private static FeatureMap unit(
            NetworkScope scope, String number, FeatureMap input, int filters, int stride, Options options) {
        boolean bias = options.norm() == Norm.NONE;
        Kernel kernel = new Kernel(filters, options.kernel(), stride, bias, options.initializer(), false);
        FeatureMap features = Convolutions.convolution(scope.within("convolution" + number), input, kernel);
        NetworkScope norm = scope.within("norm" + number);
        FeatureMap normalized = switch (options.norm()) {
            case NONE -> features;
            case BATCH -> Normalizations.batchNorm(norm, features);
            case INSTANCE -> Normalizations.instanceNorm(norm, features);
        };
        return Activations.relu(scope, normalized);
    }

    private static FeatureMap dropout(NetworkScope scope, FeatureMap input, Options options) {
        return switch (options.dropoutKind()) {
            case ELEMENT -> Dropouts.dropout(scope, input, options.dropout());
            case SPATIAL -> Dropouts.spatialDropout(scope, input, options.dropout());
        };
    }

    private static FeatureMap down(NetworkScope scope, FeatureMap input, Options options) {
        return switch (options.down()) {
            case MAX_POOL -> Resampling.maxPooling(scope, input);
            case STRIDED -> unit(scope, "", input, input.channels(), 2, options);
        };
    }

    private static FeatureMap up(NetworkScope scope, FeatureMap input, int filters, Options options) {
        return switch (options.up()) {
            case TRANSPOSED -> Convolutions.transposed(scope, input, filters, options.initializer());
            case DEPTH_TO_SPACE -> Resampling.depthToSpace(scope, input, filters, options.initializer());
            case UPSAMPLE -> Resampling.upsampled(scope, input, filters, options.kernel(), options.initializer());
        };
    }
}
