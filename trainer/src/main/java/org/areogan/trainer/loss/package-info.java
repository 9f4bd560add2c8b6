/**
 * The losses that players make smaller, each a file and a line of registration: reconstruction losses in {@code pixel} and
 * {@code region}, adversarial ones here.
 *
 * <p>The doors are {@link org.areogan.trainer.loss.ReconstructionLosses} and {@link
 * org.areogan.trainer.loss.AdversarialKind}.
 */
@NullMarked
package org.areogan.trainer.loss;

import org.jspecify.annotations.NullMarked;
