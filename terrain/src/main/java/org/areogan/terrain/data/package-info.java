/**
 * Data sets in files: NPZ and NPY archives, folders of pictures, and the layout of AI4Mars.
 *
 * <p>The door is {@link org.areogan.terrain.data.DataSets}.
 */
@NullMarked
package org.areogan.terrain.data;

import org.jspecify.annotations.NullMarked;
