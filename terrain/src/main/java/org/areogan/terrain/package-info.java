/**
 * What a frame, a mask, a class set and a data set are: reading, writing, checking, augmenting and scoring them.
 *
 * <p>The front door is {@link org.areogan.terrain.DataSets}, which opens every supported layout as a {@link
 * org.areogan.terrain.DataSet}.
 */
@NullMarked
package org.areogan.terrain;

import org.jspecify.annotations.NullMarked;
