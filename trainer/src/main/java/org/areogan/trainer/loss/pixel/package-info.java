/**
 * Reconstruction losses that are weighted means over pixels. Their door is {@link
 * org.areogan.trainer.loss.ReconstructionLosses}; {@link org.areogan.trainer.loss.pixel.PixelLoss} is where one of one's
 * own begins.
 */
@NullMarked
package org.areogan.trainer.loss.pixel;

import org.jspecify.annotations.NullMarked;
