/**
 * Invented views from orbit onto cratered ground with exact masks, for training and tests.
 *
 * <p>The door is {@link org.areogan.terrain.craters.ProceduralCraters}.
 */
@NullMarked
package org.areogan.terrain.craters;

import org.jspecify.annotations.NullMarked;
