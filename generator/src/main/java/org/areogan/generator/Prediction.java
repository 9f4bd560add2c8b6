package org.areogan.generator;

import org.areogan.terrain.Mask;

/**
 * What a segmenter says of one frame.
 *
 * @param mask the most probable class of each pixel
 * @param probabilities of each class at each pixel, {@code [height][width][classes]} flattened, each 0 to 1
 * @param classes how many there are
 */
public record Prediction(Mask mask, float[] probabilities, int classes) {
    /** Probability of a class at a place, 0 to 1. */
    public float probability(int row, int column, int id) {
        return probabilities[(row * mask.width() + column) * classes + id];
    }
}
