package org.areogan.trainer.loss;

/**
 * What a configuration says of the reconstruction loss; a loss takes what concerns it.
 *
 * @param labelSmoothing share of a true class's probability spread over all classes, [0, 1)
 * @param focalGamma exponent of the focal loss on how wrong a pixel is, 0 or above
 * @param partialLabels whether the truth of a pixel may be several classes, one of which it is
 */
public record LossOptions(double labelSmoothing, double focalGamma, boolean partialLabels) {}
