package org.areogan.trainer;

/**
 * Losses of a step, or their means over an epoch.
 *
 * @param generator {@code lambda_adv x adversarial + lambda_ce x reconstruction}
 * @param adversarial how well the discriminator sees through the fakes; 0 without a discriminator
 * @param reconstruction mean cross-entropy (or absolute error) per labelled pixel
 * @param discriminator mean over real and fake; NaN without a discriminator
 */
public record Losses(double generator, double adversarial, double reconstruction, double discriminator) {}
