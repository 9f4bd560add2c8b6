/**
 * Epochs of steps, from the first to the last: what is scored, recorded and told, when a training ends, and at which rates it moves.
 *
 * <p>The door is {@link org.areogan.trainer.loop.TrainingLoop}. This package is for the trainer itself.
 */
@NullMarked
package org.areogan.trainer.loop;

import org.jspecify.annotations.NullMarked;
