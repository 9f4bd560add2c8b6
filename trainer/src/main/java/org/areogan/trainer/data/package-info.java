/**
 * The frames of a run, and batches of them made ahead of the steps.
 *
 * <p>The doors are {@link org.areogan.trainer.data.TrainingData} and {@link org.areogan.trainer.data.BatchLoader}.
 */
@NullMarked
package org.areogan.trainer.data;

import org.jspecify.annotations.NullMarked;
