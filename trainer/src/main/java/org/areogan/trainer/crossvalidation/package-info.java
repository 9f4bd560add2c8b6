/**
 * How good a configuration is, told by frames that no training of it saw, and whether one is better than another.
 *
 * <p>The doors are {@link org.areogan.trainer.crossvalidation.CrossValidation} and {@link
 * org.areogan.trainer.crossvalidation.PairedComparison}.
 */
@NullMarked
package org.areogan.trainer.crossvalidation;

import org.jspecify.annotations.NullMarked;
