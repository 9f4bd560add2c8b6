package org.areogan.generator.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

/** The generator: a U-Net (Ronneberger et al. 2015) from a grey frame to class probabilities. */
public final class UNet {
    /** Scope of what lies below the last level. */
    static final String BOTTLENECK = "bottleneck";

    private UNet() {}

    /**
     * @param filters of each level, from the top down; their number is the number of levels
     * @param bottleneck filters below the last level
     * @param kernel side of the convolutions, odd
     * @param dropout share dropped between the two convolutions of a block, [0, 1)
     * @param block what is done on each level
     * @param squeezeExcitation what the number of channels is divided by in the squeeze and excitation after each block, 1 or
     *     above; 0 leaves it out
     * @param norm what normalises the features after each convolution
     */
    public record Options(
            List<Integer> filters,
            int bottleneck,
            int kernel,
            double dropout,
            DropoutKind dropoutKind,
            Block block,
            int squeezeExcitation,
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
                Block.PLAIN,
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
            int fewest = block.fewestFilters();
            if (bottleneck < fewest || filters.stream().anyMatch(each -> each < fewest)) {
                throw new IllegalArgumentException("generator.filters and generator.bottleneck must be " + fewest
                        + " or more with generator.block: " + words(block) + ", got " + filters + " and " + bottleneck);
            }
            if (squeezeExcitation < 0) {
                throw new IllegalArgumentException(
                        "generator.squeeze_excitation must be 0 or more, got " + squeezeExcitation);
            }
        }

        /** Nothing beside the blocks on the levels. */
        public Options(
                List<Integer> filters,
                int bottleneck,
                int kernel,
                double dropout,
                DropoutKind dropoutKind,
                Block block,
                Norm norm,
                Down down,
                Up up,
                Initializer initializer) {
            this(filters, bottleneck, kernel, dropout, dropoutKind, block, 0, norm, down, up, initializer);
        }

        /** Height and width that the network takes must be multiples of this. */
        public int multiple() {
            return 1 << filters.size();
        }

        /**
         * How many pixels away, at most, something can be for it to matter to what is said of a pixel, were it not for
         * instance norm and squeeze and excitation, which see the whole frame. Counted in pixels of each level, from the logits
         * back to the frame.
         */
        public int reach() {
            int side = kernel / 2;
            int reach = 0;
            for (int level = 0; level < filters.size(); level++) {
                int raised = reach + block.reach(kernel) + (up == Up.UPSAMPLE ? side : 0);
                reach = raised / 2 + 1;
            }
            reach += block.reach(kernel);
            for (int level = 0; level < filters.size(); level++) {
                reach = 2 * reach + 1 + (down == Down.STRIDED ? side : 0) + block.reach(kernel);
            }
            return reach;
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
            FeatureMap raised = options.up().of(decoder.within("up"), x, filters, options);
            FeatureMap joined = Activations.joined(scope, encoded.get(level - 1), raised);
            x = options.block().level(decoder, joined, filters, options);
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
            FeatureMap skip = options.block().level(encoder, x, options.filters().get(level - 1), options);
            encoded.add(skip);
            x = options.down().of(encoder.within("down"), skip, options);
        }
        encoded.add(options.block().level(scope.within(BOTTLENECK), x, options.bottleneck(), options));
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
                + ")" + parts(options) + ", down by " + words(options.down()) + ", up by " + words(options.up())
                + "; frames are padded to multiples of " + options.multiple() + "\n"
                + NetworkSummary.of(parameters, network);
    }

    /** What there is besides plain blocks. */
    private static String parts(Options options) {
        StringBuilder parts = new StringBuilder();
        if (options.block() != Block.PLAIN) {
            parts.append(", ").append(words(options.block())).append(" blocks");
        }
        if (options.squeezeExcitation() > 0) {
            parts.append(", squeeze and excitation by ").append(options.squeezeExcitation());
        }
        return parts.toString();
    }

    private static String words(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
