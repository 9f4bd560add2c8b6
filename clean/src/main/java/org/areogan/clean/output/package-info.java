/**
 * What is left of a data set without its spoilt frames, and what was found, as files.
 *
 * <p>The door is {@link org.areogan.clean.output.CleanFolder}.
 */
@NullMarked
package org.areogan.clean.output;

import org.jspecify.annotations.NullMarked;
