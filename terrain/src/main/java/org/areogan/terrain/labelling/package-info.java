/**
 * Exchange with labelling tools: frames and masks go out to be corrected, and what was corrected comes back.
 *
 * <p>The doors are {@link org.areogan.terrain.labelling.LabellingTool}, which writes, and {@link
 * org.areogan.terrain.labelling.Annotations}, which reads. The tools know pixels on which nothing is drawn; these are the
 * class {@code background} where there is one, and otherwise without a label ({@link
 * org.areogan.terrain.labelling.LabelNames}).
 */
@NullMarked
package org.areogan.terrain.labelling;

import org.jspecify.annotations.NullMarked;
