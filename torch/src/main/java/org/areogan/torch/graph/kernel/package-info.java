/**
 * What an operation of a SameDiff graph becomes on LibTorch: a kernel, as a node of a graph; and the tensors that kernels compute with.
 *
 * <p>The door is {@link org.areogan.torch.graph.kernel.Translation}.
 */
@NullMarked
package org.areogan.torch.graph.kernel;

import org.jspecify.annotations.NullMarked;
