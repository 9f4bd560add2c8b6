/**
 * Frames segmented by many executors.
 *
 * <p>The door is {@link org.areogan.spark.segment.SegmentCommand}.
 */
@NullMarked
package org.areogan.spark.segment;

import org.jspecify.annotations.NullMarked;
