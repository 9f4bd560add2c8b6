/**
 * Random changes of training pairs, the same for frame and mask.
 *
 * <p>The door is {@link org.areogan.terrain.augment.Augmenter}.
 */
@NullMarked
package org.areogan.terrain.augment;

import org.jspecify.annotations.NullMarked;
