/**
 * The command that searches for a better configuration.
 *
 * <p>The door is {@link org.areogan.program.tune.TuneCommand}.
 */
@NullMarked
package org.areogan.program.tune;

import org.jspecify.annotations.NullMarked;
