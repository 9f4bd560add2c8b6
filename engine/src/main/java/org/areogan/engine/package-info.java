/**
 * How a SameDiff graph is run, differentiated and optimised, whoever does it.
 *
 * <p>The doors are {@link org.areogan.engine.Engines}, which starts an {@link org.areogan.engine.Engine}, and {@link
 * org.areogan.engine.Parameters}, which owns the arrays that networks learn.
 */
@NullMarked
package org.areogan.engine;

import org.jspecify.annotations.NullMarked;
