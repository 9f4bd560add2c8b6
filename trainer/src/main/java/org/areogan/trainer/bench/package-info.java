/**
 * How fast the networks train and run, as a share of what the processor could do.
 *
 * <p>The door is {@link org.areogan.trainer.bench.Bench}.
 */
@NullMarked
package org.areogan.trainer.bench;

import org.jspecify.annotations.NullMarked;
