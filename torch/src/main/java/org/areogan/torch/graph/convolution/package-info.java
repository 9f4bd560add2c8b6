/**
 * Convolutions and pooling on LibTorch, of features with the channels last, and those whose weights never change.
 *
 * <p>The door is {@link org.areogan.torch.graph.convolution.Convolving}.
 */
@NullMarked
package org.areogan.torch.graph.convolution;

import org.jspecify.annotations.NullMarked;
