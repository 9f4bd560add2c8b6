package org.areogan.trainer;

/**
 * Samples ready for the networks, each array row by row in NHWC.
 *
 * @param shape of all
 * @param frame normalised brightness, [batch, height, width, 1]
 * @param truth one-hot, all zero where there is no label, [batch, height, width, classes]
 * @param weights of the pixels in the reconstruction loss, summing to 1 (or all zero), [batch, height, width, 1]
 * @param judged 1 where the discriminator sees the prediction, 0 where it is shown the truth, [batch, height, width, 1]
 */
record Batch(BatchShape shape, float[] frame, float[] truth, float[] weights, float[] judged) {}
