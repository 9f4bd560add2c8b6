/**
 * The game between generator and discriminator: objective, step, schedule, checkpoints, evaluation and reports.
 *
 * <p>The front door is {@link org.areogan.trainer.TrainingRun}.
 */
@NullMarked
package org.areogan.trainer;

import org.jspecify.annotations.NullMarked;
