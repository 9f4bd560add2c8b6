/**
 * Pictures that are too large to be held, read window by window: what maps of planets are kept in.
 *
 * <p>The doors are {@link org.areogan.terrain.mosaic.Mosaic}, {@link org.areogan.terrain.mosaic.WindowGrid} and {@link
 * org.areogan.terrain.mosaic.WholeGrey}.
 */
@NullMarked
package org.areogan.terrain.mosaic;

import org.jspecify.annotations.NullMarked;
