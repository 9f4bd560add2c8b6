/**
 * {@code areogan bench}: every row measured in a process of its own.
 *
 * <p>The door is {@link org.areogan.program.bench.BenchCommand}.
 */
@NullMarked
package org.areogan.program.bench;

import org.jspecify.annotations.NullMarked;
