/**
 * What a detector of spoilt frames is, what it tells, and the detectors that need masks or thumbnails alone.
 *
 * <p>The door is {@link org.areogan.clean.detect.Detector}.
 */
@NullMarked
package org.areogan.clean.detect;

import org.jspecify.annotations.NullMarked;
