/** The program: its command line, presets and outputs. */
@NullMarked
package org.areogan.program;

import org.jspecify.annotations.NullMarked;
