/**
 * The engine that runs SameDiff graphs on LibTorch.
 *
 * <p>It is found by its {@link org.areogan.torch.TorchProvider} and used only through the interfaces of {@code
 * org.areogan.engine}; nothing else here is public. A graph is translated operation by operation into {@link
 * org.areogan.torch.Kernel kernels} on tensors; gradients come from LibTorch's autograd.
 */
@NullMarked
package org.areogan.torch;

import org.jspecify.annotations.NullMarked;
