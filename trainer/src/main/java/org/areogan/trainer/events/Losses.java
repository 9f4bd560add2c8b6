package org.areogan.trainer.events;

/**
 * Losses of a step, or their means over an epoch.
 *
 * @param generator the weighted sum that the generator makes smaller
 * @param adversarial how well the discriminator sees through the fakes; 0 without a discriminator
 * @param reconstruction mean cross-entropy (or absolute error) per labelled pixel; of a painter the mean absolute difference per pixel, in
 *     deviations of the data
 * @param discriminator mean over real and fake; NaN without a discriminator
 */
public record Losses(double generator, double adversarial, double reconstruction, double discriminator) {}
