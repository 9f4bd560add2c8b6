/**
 * TIFFs of numbers, and their place on a planet: what maps and mosaics are kept in, and masks of them.
 *
 * <p>The doors are {@link org.areogan.terrain.tiff.TiffImage}, {@link org.areogan.terrain.tiff.GeoReference} and {@link
 * org.areogan.terrain.tiff.MaskTiff}.
 */
@NullMarked
package org.areogan.terrain.tiff;

import org.jspecify.annotations.NullMarked;
