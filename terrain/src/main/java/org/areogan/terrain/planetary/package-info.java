/**
 * Frames as missions publish them: PDS3, VICAR and PDS4 images.
 *
 * <p>The door is {@link org.areogan.terrain.planetary.PlanetaryImage}.
 */
@NullMarked
package org.areogan.terrain.planetary;

import org.jspecify.annotations.NullMarked;
