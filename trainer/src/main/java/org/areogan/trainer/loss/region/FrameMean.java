package org.areogan.trainer.loss.region;

import java.util.Arrays;
import org.areogan.trainer.loss.ReconstructionLoss;

/** The mean over frames of a loss that cannot be told of all of them together. */
final class FrameMean implements ReconstructionLoss.Meter {
    /** The loss of a frame some of whose pixels count. */
    @FunctionalInterface
    interface FrameLoss {
        /**
         * @param probabilities [height, width, classes]
         * @param truth one-hot, all zero where there is no label, same shape
         * @param weights of the pixels, [height, width], summing to 1
         */
        double of(float[] probabilities, float[] truth, float[] weights, int width);
    }

    private final FrameLoss loss;
    private final double[] classWeights;
    private double sum;
    private int frames;

    FrameMean(FrameLoss loss, double[] classWeights) {
        this.loss = loss;
        this.classWeights = classWeights.clone();
    }

    /** Frames none of whose pixels count are passed over. */
    @Override
    public void add(float[] probabilities, byte[] truth, int width, int classes) {
        float[] oneHot = new float[probabilities.length];
        double[] weights = new double[truth.length];
        for (int pixel = 0; pixel < truth.length; pixel++) {
            int id = truth[pixel] & 0xff;
            if (id < classes) {
                oneHot[pixel * classes + id] = 1;
                weights[pixel] = classWeights[id];
            }
        }
        double total = Arrays.stream(weights).sum();
        if (total > 0) {
            float[] shares = new float[weights.length];
            for (int pixel = 0; pixel < shares.length; pixel++) {
                shares[pixel] = (float) (weights[pixel] / total);
            }
            sum += loss.of(probabilities, oneHot, shares, width);
            frames++;
        }
    }

    @Override
    public double value() {
        return sum / frames;
    }
}
