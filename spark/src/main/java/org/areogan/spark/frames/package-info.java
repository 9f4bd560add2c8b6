/**
 * What tasks need to segment frames and mosaics: the request, the segmenter of a process, where files and rows lie.
 *
 * <p>The door is {@link org.areogan.spark.frames.SegmentRequest}.
 */
@NullMarked
package org.areogan.spark.frames;

import org.jspecify.annotations.NullMarked;
