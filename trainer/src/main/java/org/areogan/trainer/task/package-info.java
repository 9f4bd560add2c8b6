/**
 * What a training is about: from frames to masks, or from masks to frames.
 *
 * <p>The door is {@link org.areogan.trainer.task.Tasks}.
 */
@NullMarked
package org.areogan.trainer.task;

import org.jspecify.annotations.NullMarked;
