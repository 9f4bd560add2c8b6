/**
 * {@code areogan clean}: spoilt frames found and left out.
 *
 * <p>The door is {@link org.areogan.program.clean.CleanCommand}.
 */
@NullMarked
package org.areogan.program.clean;

import org.jspecify.annotations.NullMarked;
