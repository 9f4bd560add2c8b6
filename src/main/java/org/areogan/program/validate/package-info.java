/**
 * The commands that judge configurations instead of models.
 *
 * <p>The door is {@link org.areogan.program.validate.ValidateCommand}.
 */
@NullMarked
package org.areogan.program.validate;

import org.jspecify.annotations.NullMarked;
