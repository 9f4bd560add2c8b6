package org.areogan.discriminator;

import java.util.List;
import org.areogan.engine.layers.Norm;

/**
 * What a discriminator is made of.
 *
 * @param kind which network
 * @param filters how many each layer before the last has, from the first
 * @param strided how many of them, from the first, have stride 2, 1 to 3; {@link DiscriminatorKind#PIXEL} has none
 * @param norm what normalises the features between layers; a norm over the batch would let real and fake pairs see each
 *     other
 * @param spectralNorm whether weights are divided by their largest singular value (Miyato et al. 2018)
 */
public record DiscriminatorOptions(
        DiscriminatorKind kind, List<Integer> filters, int strided, Norm norm, boolean spectralNorm) {
    /** 64-128-256, 4x4, strides 2, 2, 1 and a last layer of stride 1. */
    public static final DiscriminatorOptions REFERENCE =
            new DiscriminatorOptions(DiscriminatorKind.PATCH, List.of(64, 128, 256), 2, Norm.NONE, false);

    public DiscriminatorOptions {
        filters = List.copyOf(filters);
        if (filters.isEmpty() || filters.size() > 8 || filters.stream().anyMatch(each -> each < 1)) {
            throw new IllegalArgumentException(
                    "discriminator.filters must be 1 to 8 numbers of at least 1, got " + filters);
        }
        if (norm == Norm.BATCH) {
            throw new IllegalArgumentException("discriminator.norm must be none or instance, got batch");
        }
        kind.require(filters, strided);
    }
}
