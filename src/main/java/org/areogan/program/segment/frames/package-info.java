/**
 * The frames that somebody wants segmented, in a row, each with a name of its own.
 *
 * <p>The door is {@link org.areogan.program.segment.frames.NamedFrames}.
 */
@NullMarked
package org.areogan.program.segment.frames;

import org.jspecify.annotations.NullMarked;
