/**
 * Trained networks on frames of any size: padded, many frames in one pass, large frames tile by tile, several networks as one.
 *
 * <p>The doors are {@link org.areogan.generator.tiling.Network}, {@link org.areogan.generator.tiling.Ensemble} and, for networks
 * of any kind, {@link org.areogan.generator.tiling.Passes}. To segment frames take a {@code Segmenter}.
 */
@NullMarked
package org.areogan.generator.tiling;

import org.jspecify.annotations.NullMarked;
