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

    /** @param exponent above 0; below 1 lightens what is dark */
    static Frame gamma(Frame frame, double exponent) {
        float[] grey = new float[frame.grey().length];
        for (int pixel = 0; pixel < grey.length; pixel++) {
            grey[pixel] = clamp((float) Math.pow(frame.grey()[pixel], exponent));
        }
        return new Frame(frame.height(), frame.width(), grey);
    }

    /**
     * Darkens towards the corners with the square of the distance from the centre, as lenses do to first order.
     *
     * @param loss share of the brightness that the corners lose, 0 to 1
     */
    static Frame vignette(Frame frame, double loss) {
        double middleRow = (frame.height() - 1) / 2.0;
        double middleColumn = (frame.width() - 1) / 2.0;
        double corner = Math.max(1e-9, middleRow * middleRow + middleColumn * middleColumn);
        float[] grey = new float[frame.grey().length];
        for (int row = 0; row < frame.height(); row++) {
            for (int column = 0; column < frame.width(); column++) {
                double down = row - middleRow;
                double right = column - middleColumn;
                double kept = 1 - loss * (down * down + right * right) / corner;
                grey[row * frame.width() + column] = clamp((float) (frame.at(row, column) * kept));
            }
        }
        return new Frame(frame.height(), frame.width(), grey);
    }

    private static float clamp(float value) {
        return Math.max(0, Math.min(1, value));
    }
}
