/**
 * Grey values and classes of single pixels: connected pieces, run lengths, fingerprints, the side that light comes from.
 *
 * <p>The door is {@link org.areogan.terrain.pixels.Component}.
 */
@NullMarked
package org.areogan.terrain.pixels;

import org.jspecify.annotations.NullMarked;
