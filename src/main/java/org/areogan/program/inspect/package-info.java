/**
 * {@code areogan inspect} and {@code areogan doctor}: a look at data and at the machine.
 *
 * <p>The doors are {@link org.areogan.program.inspect.InspectCommand} and {@link
 * org.areogan.program.inspect.DoctorCommand}.
 */
@NullMarked
package org.areogan.program.inspect;

import org.jspecify.annotations.NullMarked;
