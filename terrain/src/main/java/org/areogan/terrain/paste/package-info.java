/**
 * Pieces of a rare class cut out of real frames, and put where they could lie.
 *
 * <p>The doors are {@link org.areogan.terrain.paste.InstanceLibrary} and {@link org.areogan.terrain.paste.Paster}.
 */
@NullMarked
package org.areogan.terrain.paste;

import org.jspecify.annotations.NullMarked;
