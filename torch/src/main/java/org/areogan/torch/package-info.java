/**
 * The engine that runs SameDiff graphs on LibTorch.
 *
 * <p>The door is {@link org.areogan.torch.TorchProvider}, which {@code Engines} finds by itself; all else is used through the
 * interfaces of {@code org.areogan.engine}.
 */
@NullMarked
package org.areogan.torch;

import org.jspecify.annotations.NullMarked;
