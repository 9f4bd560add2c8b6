/** The program. {@link org.areogan.program.Areogan} is its door; a command is a class. */
@NullMarked
package org.areogan.program;

import org.jspecify.annotations.NullMarked;
