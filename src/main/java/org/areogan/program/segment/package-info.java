/**
 * {@code areogan segment} and {@code areogan evaluate}.
 *
 * <p>The doors are {@link org.areogan.program.segment.SegmentCommand} and {@link
 * org.areogan.program.segment.EvaluateCommand}.
 */
@NullMarked
package org.areogan.program.segment;

import org.jspecify.annotations.NullMarked;
