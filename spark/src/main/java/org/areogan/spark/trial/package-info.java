/**
 * Trainings side by side on many machines: the folds of a cross-validation, the rows of a comparison, the trials of a search. What
 * each of them does, and what is made of all, is what one machine does.
 *
 * <p>The doors are {@link org.areogan.spark.trial.ValidateCommand}, {@link org.areogan.spark.trial.ProveCommand} and {@link
 * org.areogan.spark.trial.TuneCommand}.
 */
@NullMarked
package org.areogan.spark.trial;

import org.jspecify.annotations.NullMarked;
