/**
 * Reconstruction losses of many pixels at once: how well the regions of a class cover each other, how alike windows of the
 * maps are. Their door is {@link org.areogan.trainer.loss.ReconstructionLosses}; {@link
 * org.areogan.trainer.loss.region.RegionLoss} is where one of one's own begins.
 */
@NullMarked
package org.areogan.trainer.loss.region;

import org.jspecify.annotations.NullMarked;
