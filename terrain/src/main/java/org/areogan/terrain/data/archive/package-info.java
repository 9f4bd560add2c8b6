/**
 * Data sets in arrays: {@code .npz} archives, {@code .npy} arrays, and pairs of these; read, and copied without some frames.
 *
 * <p>The door is {@link org.areogan.terrain.data.archive.Archives}. It is for the room of the terrain; others ask {@code
 * DataSets}.
 */
@NullMarked
package org.areogan.terrain.data.archive;

import org.jspecify.annotations.NullMarked;
