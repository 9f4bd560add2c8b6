package org.areogan.generator.network;

import java.util.ArrayList;
import java.util.List;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.Convolutions;
import org.areogan.engine.layers.Convolutions.Kernel;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.Initializer;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.engine.layers.NetworkSummary;
import org.areogan.engine.layers.Norm;
import org.areogan.generator.network.block.Block;
import org.areogan.generator.network.block.BlockOptions;
import org.areogan.generator.network.block.Bridge;
import org.areogan.generator.network.block.Down;
import org.areogan.generator.network.block.DropoutKind;
import org.areogan.generator.network.block.Up;
import org.areogan.generator.network.skip.Fusion;
import org.areogan.generator.network.skip.Skip;

/** The generator: a U-Net (Ronneberger et al. 2015) from a grey frame to class probabilities. */
public final class UNet {
    private UNet() {}

    /**
     * @param filters of each level, from the top down; their number is the number of levels
     * @param bottleneck filters below the last level
     * @param kernel side of the convolutions, odd
     * @param dropout share dropped between the two convolutions of a block, [0, 1)
     * @param block what is done on each level
     * @param squeezeExcitation what the number of channels is divided by in the squeeze and excitation after each block, 1 or
     *     above; 0 leaves it out
     * @param bridge what is done below the last level
     * @param asppRates distances of the weights of atrous spatial pyramid pooling, 1 to 8 different ones of 1 to 64 pixels of their
     *     level; of no use without it
     * @param skip how features come across to the way up
     * @param fusion how they are put together with what comes from below
     * @param head what classes are told from
     * @param deepSupervision weight, 0 to 1, of the reconstruction loss of auxiliary heads in training, see {@link
     *     SupervisedLogits}; 0 builds none
     * @param norm what normalises the features after each convolution
     * @param stages 1, or 2 for a network that corrects a {@linkplain FirstStage first one of its kind}
     * @param confidentBackground below this probability, [0, 1), what the first stage takes for background (class 0) is not
     *     shown to the second; with one stage without meaning
     */
    public record Options(
            List<Integer> filters,
            int bottleneck,
            int kernel,
            double dropout,
            DropoutKind dropoutKind,
            Block block,
            int squeezeExcitation,
            Bridge bridge,
            List<Integer> asppRates,
            Skip skip,
            Fusion fusion,
            Head head,
            double deepSupervision,
            Norm norm,
            Down down,
            Up up,
            Initializer initializer,
            int stages,
            double confidentBackground) {
        /** What {@code aspp_rates} is where nobody says otherwise. */
        static final List<Integer> USUAL_RATES = List.of(1, 2, 4);

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
                        "generator.initializer must be he or glorot, got " + UNetDescription.words(initializer));
            }
            if (stages < 1 || stages > 2) {
                throw new IllegalArgumentException("generator.stages must be 1 or 2, got " + stages);
            }
            if (!(confidentBackground >= 0 && confidentBackground < 1)) {
                throw new IllegalArgumentException(
                        "generator.confident_background must be in [0, 1), got " + confidentBackground);
            }
            asppRates = List.copyOf(asppRates);
            if (!(deepSupervision >= 0 && deepSupervision <= 1)) {
                throw new IllegalArgumentException("generator.deep_supervision must be 0 to 1, got " + deepSupervision);
            }
            PartRules.require(
                    filters, deepSupervision, bottleneck, kernel, block, squeezeExcitation, bridge, asppRates, skip);
        }

        /** Whether there is atrous spatial pyramid pooling anywhere. */
        boolean usesAspp() {
            return bridge == Bridge.ASPP || skip == Skip.ATTENTION_ASPP;
        }

        /** As Ronneberger et al. 2015 put blocks together. */
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
            this(
                    filters,
                    bottleneck,
                    kernel,
                    dropout,
                    dropoutKind,
                    block,
                    0,
                    Bridge.BLOCK,
                    USUAL_RATES,
                    Skip.PLAIN,
                    Fusion.CONCATENATE,
                    Head.LAST,
                    0,
                    norm,
                    down,
                    up,
                    initializer,
                    1,
                    0);
        }

        /** Of the network that one of two stages corrects. */
        public Options firstStage() {
            return withStages(1, 0);
        }

        /** Whether both are the same network once it is trained, however it was trained. */
        public boolean runsAs(Options other) {
            return trained().equals(other.trained());
        }

        private Options trained() {
            return new Options(
                    filters,
                    bottleneck,
                    kernel,
                    0,
                    DropoutKind.ELEMENT,
                    block,
                    squeezeExcitation,
                    bridge,
                    usesAspp() ? asppRates : USUAL_RATES,
                    skip,
                    fusion,
                    head,
                    0,
                    norm,
                    down,
                    up,
                    Initializer.HE,
                    stages,
                    stages == 1 ? 0 : confidentBackground);
        }

        /** The same network in so many stages. */
        public Options withStages(int number, double background) {
            return new Options(
                    filters,
                    bottleneck,
                    kernel,
                    dropout,
                    dropoutKind,
                    block,
                    squeezeExcitation,
                    bridge,
                    asppRates,
                    skip,
                    fusion,
                    head,
                    deepSupervision,
                    norm,
                    down,
                    up,
                    initializer,
                    number,
                    background);
        }

        /** What all its blocks have in common. */
        BlockOptions blocks() {
            return new BlockOptions(
                    block, kernel, dropout, dropoutKind, squeezeExcitation, asppRates, norm, initializer);
        }

        /** Height and width that the network takes must be multiples of this. */
        public int multiple() {
            return 1 << filters.size();
        }

        /**
         * How many pixels away, at most, something can be for it to matter to what is said of a pixel, were it not for
         * instance norm and squeeze and excitation, which see the whole frame.
         */
        public int reach() {
            return Reach.of(this);
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
        return classified(scope, decoded(scope, encoded(scope, frame, classes, options), options), classes, options);
    }

    /**
     * Class logits.
     *
     * @param stages of the way up
     */
    static FeatureMap classified(NetworkScope scope, List<FeatureMap> stages, int classes, Options options) {
        FeatureMap features = options.head().of(scope, stages);
        return Convolutions.convolution(
                scope.within("classes"), features, new Kernel(classes, 1, 1, options.initializer()));
    }

    /** The way down alone: what each level hands across, from the top, and last the bottleneck's features. */
    static List<FeatureMap> encoded(NetworkScope scope, FeatureMap frame, int classes, Options options) {
        BlockOptions blocks = options.blocks();
        List<FeatureMap> encoded = new ArrayList<>();
        FeatureMap x = options.stages() == 1 ? frame : FirstStage.joined(scope, frame, classes, options);
        for (int level = 1; level <= options.filters().size(); level++) {
            NetworkScope encoder = scope.within("encoder" + level);
            FeatureMap skip =
                    options.block().level(encoder, x, options.filters().get(level - 1), blocks);
            encoded.add(skip);
            x = options.down().of(encoder.within("down"), skip, blocks);
        }
        encoded.add(options.bridge().of(scope.within(Bridge.SCOPE), x, options.bottleneck(), blocks));
        return encoded;
    }

    /**
     * The way up: features of each stage, from the smallest scale to the frame's.
     *
     * @param encoded as the way down gives it
     */
    static List<FeatureMap> decoded(NetworkScope scope, List<FeatureMap> encoded, Options options) {
        BlockOptions blocks = options.blocks();
        List<FeatureMap> stages = new ArrayList<>();
        FeatureMap x = encoded.get(encoded.size() - 1);
        for (int level = options.filters().size(); level >= 1; level--) {
            NetworkScope decoder = scope.within("decoder" + level);
            int filters = options.filters().get(level - 1);
            FeatureMap raised = options.up().of(decoder.within("up"), x, filters, blocks);
            FeatureMap skip = options.skip().of(decoder, encoded.get(level - 1), raised, blocks);
            x = options.block().level(decoder, options.fusion().of(decoder, skip, raised), filters, blocks);
            stages.add(x);
        }
        return stages;
    }

    /**
     * What was built, for people: the options in words and a table of the parameters.
     *
     * @param parameters hold the network's
     * @param network name of its scope
     */
    public static String describe(Parameters parameters, String network, Options options) {
        return UNetDescription.of(options) + "\n" + NetworkSummary.of(parameters, network);
    }
}
