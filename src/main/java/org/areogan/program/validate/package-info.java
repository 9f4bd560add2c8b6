/**
 * The commands that judge configurations instead of models.
 *
 * <p>The doors are {@link org.areogan.program.validate.ValidateCommand} and {@link
 * org.areogan.program.validate.CompareCommand}.
 */
@NullMarked
package org.areogan.program.validate;

import org.jspecify.annotations.NullMarked;
