/**
 * Translates a SameDiff graph, operation by operation, into {@link org.areogan.torch.graph.kernel.Kernel kernels} on LibTorch's
 * tensors; gradients come from its autograd.
 *
 * <p>The door is {@link org.areogan.torch.graph.TorchGraph}.
 */
@NullMarked
package org.areogan.torch.graph;

import org.jspecify.annotations.NullMarked;
