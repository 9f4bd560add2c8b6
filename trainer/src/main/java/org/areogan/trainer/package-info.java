/**
 * The game between generator and discriminator, from the first step to the last epoch.
 *
 * <p>The doors are {@link org.areogan.trainer.Training}, for programs of one's own, and {@link
 * org.areogan.trainer.TrainingRun}.
 */
@NullMarked
package org.areogan.trainer;

import org.jspecify.annotations.NullMarked;
