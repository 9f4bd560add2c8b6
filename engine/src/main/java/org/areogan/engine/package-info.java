/**
 * SameDiff layers, and how a SameDiff graph is run, differentiated and optimised on a backend.
 *
 * <p>The front doors are {@link org.areogan.engine.Engines}, which starts an {@link org.areogan.engine.Engine}, and
 * {@link org.areogan.engine.Parameters}, which owns the arrays that networks learn. Networks are built in a {@link
 * org.areogan.engine.NetworkScope} from {@link org.areogan.engine.Convolutions}, {@link
 * org.areogan.engine.Resampling}, {@link org.areogan.engine.Normalizations}, {@link org.areogan.engine.Dropouts} and
 * {@link org.areogan.engine.Activations}, all in NHWC.
 */
@NullMarked
package org.areogan.engine;

import org.jspecify.annotations.NullMarked;
