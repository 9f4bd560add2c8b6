/**
 * Requests cut into series, which are made one by one or by many processes: which pairs of all series are kept, and the parts
 * and the whole of their export.
 *
 * <p>The doors are {@link org.areogan.synth.series.SeriesJob}, for one process, and {@link
 * org.areogan.synth.series.SeriesWork}, of which each process does a part.
 */
@NullMarked
package org.areogan.synth.series;

import org.jspecify.annotations.NullMarked;
