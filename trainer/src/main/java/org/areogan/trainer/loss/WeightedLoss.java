package org.areogan.trainer.loss;

/**
 * A loss as one of several that are added up.
 *
 * @param name of one of {@link ReconstructionLosses}
 * @param weight above 0
 */
public record WeightedLoss(String name, ReconstructionLoss loss, double weight) {}
