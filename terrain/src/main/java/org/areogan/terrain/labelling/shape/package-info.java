/**
 * The area of a mask as labelling tools draw it: outlines, polygons, and the run lengths of a brush.
 *
 * <p>The doors are {@link org.areogan.terrain.labelling.shape.Shapes}, {@link org.areogan.terrain.labelling.shape.Polygon} and
 * {@link org.areogan.terrain.labelling.shape.BrushRuns}.
 */
@NullMarked
package org.areogan.terrain.labelling.shape;

import org.jspecify.annotations.NullMarked;
