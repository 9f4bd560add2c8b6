/**
 * The game between generator and discriminator, from the first step to the last epoch.
 *
 * <p>The door is {@link org.areogan.trainer.TrainingRun}.
 */
@NullMarked
package org.areogan.trainer;

import org.jspecify.annotations.NullMarked;
