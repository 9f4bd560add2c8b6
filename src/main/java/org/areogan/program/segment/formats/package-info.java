/**
 * The files that segmented frames become.
 *
 * <p>The door is {@link org.areogan.program.segment.formats.SegmentFormat}.
 */
@NullMarked
package org.areogan.program.segment.formats;

import org.jspecify.annotations.NullMarked;
