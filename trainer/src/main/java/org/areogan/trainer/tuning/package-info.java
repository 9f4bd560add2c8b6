/**
 * The search for a better configuration: a space of values for some keys, strategies that propose values, and the loop that
 * scores each proposal by cross-validation.
 *
 * <p>The door is {@link org.areogan.trainer.tuning.Tuning}; a space is read by {@link
 * org.areogan.trainer.tuning.space.SearchSpace}, and who scores trials elsewhere is a {@link
 * org.areogan.trainer.tuning.TrialScorer}.
 */
@NullMarked
package org.areogan.trainer.tuning;

import org.jspecify.annotations.NullMarked;
