package org.areogan.terrain.augment;

import java.util.random.RandomGenerator;
import org.areogan.terrain.Frame;

/** Changes of a frame's grey values, which leave its mask as it is. All keep the values within 0 to 1. */
final class Retouch {
    private Retouch() {}

    /**
     * @param shift added to every pixel, in full scales
     * @param factor by which each pixel's distance from the frame's mean is multiplied
     */
    static Frame brightnessAndContrast(Frame frame, float shift, float factor) {
        double sum = 0;
        for (float value : frame.grey()) {
            sum += value;
        }
        float mean = (float) (sum / frame.grey().length);
        float[] grey = new float[frame.grey().length];
        for (int pixel = 0; pixel < grey.length; pixel++) {
            grey[pixel] = clamp(mean + factor * (frame.grey()[pixel] - mean) + shift);
        }
        return new Frame(frame.height(), frame.width(), grey);
    }

    /** @param deviation standard deviation of the Gaussian noise, in full scales */
    static Frame noise(Frame frame, float deviation, RandomGenerator random) {
        float[] grey = new float[frame.grey().length];
        for (int pixel = 0; pixel < grey.length; pixel++) {
            grey[pixel] = clamp(frame.grey()[pixel] + deviation * (float) random.nextGaussian());
        }
        return new Frame(frame.height(), frame.width(), grey);
    }

    private static float clamp(float value) {
        return Math.max(0, Math.min(1, value));
    }
}
