/**
 * How the program behaves as a process: exit codes, errors, logging, the terminal, Ctrl-C, metrics for Prometheus.
 *
 * <p>The door is {@link org.areogan.program.shell.ExitCodes}.
 */
@NullMarked
package org.areogan.program.shell;

import org.jspecify.annotations.NullMarked;
