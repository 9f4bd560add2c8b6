/**
 * Mosaics segmented window by window by many executors, and put together.
 *
 * <p>The door is {@link org.areogan.spark.mosaic.MosaicJob}; {@link org.areogan.spark.mosaic.MosaicList} says which files are
 * mosaics.
 */
@NullMarked
package org.areogan.spark.mosaic;

import org.jspecify.annotations.NullMarked;
