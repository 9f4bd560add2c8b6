/**
 * Invented landscapes with exact masks, for demonstrations and tests.
 *
 * <p>The door is {@link org.areogan.terrain.mars.ProceduralMars}.
 */
@NullMarked
package org.areogan.terrain.mars;

import org.jspecify.annotations.NullMarked;
