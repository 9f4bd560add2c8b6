/**
 * How good a network is on frames that it was not trained on.
 *
 * <p>The doors are {@link org.areogan.trainer.validation.Evaluation} and {@link
 * org.areogan.trainer.validation.Critic}.
 */
@NullMarked
package org.areogan.trainer.validation;

import org.jspecify.annotations.NullMarked;
