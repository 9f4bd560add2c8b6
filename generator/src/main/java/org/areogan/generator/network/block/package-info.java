/**
 * What a U-Net does on a level, below the last one, and from level to level: blocks, bridges, the loss and the regaining of scale.
 *
 * <p>The door is {@link org.areogan.generator.network.block.Block}.
 */
@NullMarked
package org.areogan.generator.network.block;

import org.jspecify.annotations.NullMarked;
