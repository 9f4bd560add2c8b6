/**
 * Finds the spoilt frames of a data set.
 *
 * <p>The door is {@link org.areogan.clean.Cleaning}; {@link org.areogan.clean.output.CleanFolder} writes what is left.
 */
@NullMarked
package org.areogan.clean;

import org.jspecify.annotations.NullMarked;
