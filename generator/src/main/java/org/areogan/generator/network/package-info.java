/**
 * The U-Net as a SameDiff graph, for training and for inference.
 *
 * <p>The door is {@link org.areogan.generator.network.UNet}.
 */
@NullMarked
package org.areogan.generator.network;

import org.jspecify.annotations.NullMarked;
