/**
 * Bayesian optimisation of a function that is dear and noisy, on points of the unit cube: a Gaussian process that is fitted to
 * what is known, and the point that promises most to be better.
 *
 * <p>The door is {@link org.areogan.trainer.tuning.bayes.BayesianChoice}.
 */
@NullMarked
package org.areogan.trainer.tuning.bayes;

import org.jspecify.annotations.NullMarked;
