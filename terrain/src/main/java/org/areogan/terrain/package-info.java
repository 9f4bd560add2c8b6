/**
 * What a frame, a mask, a class set and a data set are.
 *
 * <p>The door is {@link org.areogan.terrain.DataSet}; {@link org.areogan.terrain.data.DataSets} opens files as one.
 */
@NullMarked
package org.areogan.terrain;

import org.jspecify.annotations.NullMarked;
