/**
 * TIFFs of numbers, and their place on a planet: what maps and mosaics are kept in, and masks of them.
 *
 * <p>The doors are {@link org.areogan.terrain.tiff.TiffImage}, {@link org.areogan.terrain.tiff.GeoReference} and {@link
 * org.areogan.terrain.tiff.MaskTiff}; of those that are too large to be held {@link org.areogan.terrain.tiff.TiffWindows} and
 * {@link org.areogan.terrain.tiff.TiledMaskTiff}.
 */
@NullMarked
package org.areogan.terrain.tiff;

import org.jspecify.annotations.NullMarked;
