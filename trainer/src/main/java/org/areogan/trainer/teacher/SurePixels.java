package org.areogan.trainer.teacher;

/**
 * The pixels that the teacher is sure of.
 *
 * @param threshold how probable it must find the class
 * @param rare id of the class that has a threshold of its own, since a rare class is seldom as sure
 * @param rareThreshold that threshold
 */
record SurePixels(double threshold, int rare, double rareThreshold) implements PixelChoice {
    @Override
    public boolean[] of(float[] frames, byte[] labels, float[] sureness) {
        boolean[] chosen = new boolean[labels.length];
        for (int pixel = 0; pixel < chosen.length; pixel++) {
            chosen[pixel] = sureness[pixel] >= (labels[pixel] == rare ? rareThreshold : threshold);
        }
        return chosen;
    }
}
