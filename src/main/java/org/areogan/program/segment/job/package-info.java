/**
 * Many frames through a segmenter: reading, segmenting and writing side by side, and going on after an interruption.
 *
 * <p>The door is {@link org.areogan.program.segment.job.Segmentation}.
 */
@NullMarked
package org.areogan.program.segment.job;

import org.jspecify.annotations.NullMarked;
