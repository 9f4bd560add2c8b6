/**
 * A picture that was stamped into frames: told by a person or learnt from frames that share a mask, and found again at
 * any place, turned or mirrored.
 *
 * <p>The door is {@link org.areogan.clean.stamp.StampDetector}.
 */
@NullMarked
package org.areogan.clean.stamp;

import org.jspecify.annotations.NullMarked;
