/**
 * Segments mosaics window by window, and puts the windows together to files that are never held whole.
 *
 * <p>The doors are {@link org.areogan.program.segment.mosaic.WindowSegmenter} and {@link
 * org.areogan.program.segment.mosaic.MosaicFiles}; whoever calls them keeps the {@link
 * org.areogan.program.segment.mosaic.WindowPart parts} in between.
 */
@NullMarked
package org.areogan.program.segment.mosaic;

import org.jspecify.annotations.NullMarked;
