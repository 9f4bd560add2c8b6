package org.areogan.discriminator;

import java.util.List;
import org.areogan.engine.FeatureMap;
import org.areogan.engine.NetworkScope;

/** The discriminator: a PatchGAN (Isola et al. 2017) that judges each patch of a (frame, class probabilities) pair. */
public final class PatchGan {
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
     * @param strided how many of them, from the first, have stride 2
     * @param spectralNorm whether weights are divided by their largest singular value (Miyato et al. 2018)
     */
    public record Options(Kind kind, List<Integer> filters, int strided, Norm norm, boolean spectralNorm) {
        /** 64-128-256, 4x4, strides 2, 2, 1 and a last layer of stride 1. */
        public static final Options REFERENCE = new Options(Kind.PATCH, List.of(64, 128, 256), 2, Norm.NONE, false);

        public Options {
            filters = List.copyOf(filters);
        }

        /** Side, in pixels, of the square of the input that one logit sees. */
        public int receptiveField() {
            throw new UnsupportedOperationException();
        }
    }

    /**
     * Adds the network to the scope's graph.
     *
     * @param pair frame and class probabilities joined, [batch, height, width, 1 + classes]
     * @return logits [batch, patch rows, patch columns, 1], positive for real
     */
    public static FeatureMap logits(NetworkScope scope, FeatureMap pair, Options options) {
        throw new UnsupportedOperationException();
    }
}
