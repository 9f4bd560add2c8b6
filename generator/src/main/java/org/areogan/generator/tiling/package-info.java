/**
 * Trained networks on frames of any size: padded, many frames in one pass, large frames tile by tile, several networks as one.
 *
 * <p>The doors are {@link org.areogan.generator.tiling.Network} and {@link org.areogan.generator.tiling.Ensemble}. They are for
 * the generator's own room; others take a {@code Segmenter}.
 */
@NullMarked
package org.areogan.generator.tiling;

import org.jspecify.annotations.NullMarked;
