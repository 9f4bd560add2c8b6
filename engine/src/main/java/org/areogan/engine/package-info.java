/**
 * SameDiff layers, and how a SameDiff graph is run, differentiated and optimised on a backend.
 *
 * <p>The front doors are {@link org.areogan.engine.Engines}, which starts an {@link org.areogan.engine.Engine}, {@link
 * org.areogan.engine.Layers}, from which networks are built, and {@link org.areogan.engine.Parameters}, which owns the
 * arrays that they learn.
 */
@NullMarked
package org.areogan.engine;

import org.jspecify.annotations.NullMarked;
