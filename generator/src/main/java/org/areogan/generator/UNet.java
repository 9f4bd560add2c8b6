package org.areogan.generator;

import java.util.List;
import org.areogan.engine.FeatureMap;
import org.areogan.engine.Initializer;
import org.areogan.engine.NetworkScope;

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
        throw new UnsupportedOperationException();
    }
}
