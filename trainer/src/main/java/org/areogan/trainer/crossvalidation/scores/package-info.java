/**
 * What a cross-validation keeps of each fold, and the figures that are worked out of it: scene by scene, so that resampling
 * scenes costs no further segmenting.
 *
 * <p>The door is {@link org.areogan.trainer.crossvalidation.scores.ScoredScenes}; the other types are for {@link
 * org.areogan.trainer.crossvalidation.CrossValidation}.
 */
@NullMarked
package org.areogan.trainer.crossvalidation.scores;

import org.jspecify.annotations.NullMarked;
