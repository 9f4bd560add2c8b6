/**
 * The folder of a run and the checkpoints in it, from which a run goes on as if it had never stopped.
 *
 * <p>The door is {@link org.areogan.trainer.checkpoint.RunFolder}.
 */
@NullMarked
package org.areogan.trainer.checkpoint;

import org.jspecify.annotations.NullMarked;
