/**
 * Looks at every frame of a data set once and tells what is wrong with which.
 *
 * <p>The door is {@link org.areogan.terrain.check.DataCheck}.
 */
@NullMarked
package org.areogan.terrain.check;

import org.jspecify.annotations.NullMarked;
