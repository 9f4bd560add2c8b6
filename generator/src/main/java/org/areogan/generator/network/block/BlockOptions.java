package org.areogan.generator.network.block;

import java.util.List;
import org.areogan.engine.layers.Initializer;
import org.areogan.engine.layers.Norm;

/**
 * What all blocks, bridges and skips of one network have in common.
 *
 * @param block what is done on every level
 * @param kernel side of the convolutions, odd
 * @param dropout share dropped between the two convolutions of a block, [0, 1)
 * @param squeezeExcitation what the number of channels is divided by in the squeeze and excitation after each block, 1 or above;
 *     0 leaves it out
 * @param asppRates distances of the weights of atrous spatial pyramid pooling, in pixels of its level
 * @param norm what normalises the features after each convolution
 */
public record BlockOptions(
        Block block,
        int kernel,
        double dropout,
        DropoutKind dropoutKind,
        int squeezeExcitation,
        List<Integer> asppRates,
        Norm norm,
        Initializer initializer) {
    public BlockOptions {
        asppRates = List.copyOf(asppRates);
    }
}
