/**
 * Divides data into what is trained on and what is scored, without a scene on both sides.
 *
 * <p>The door is {@link org.areogan.terrain.split.Split}.
 */
@NullMarked
package org.areogan.terrain.split;

import org.jspecify.annotations.NullMarked;
