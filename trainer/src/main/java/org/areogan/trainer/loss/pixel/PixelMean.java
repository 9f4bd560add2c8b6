package org.areogan.trainer.loss.pixel;

import org.areogan.trainer.loss.ReconstructionLoss;

/** The weighted mean of a loss over pixels. */
final class PixelMean implements ReconstructionLoss.Meter {
    private final PixelLoss loss;
    private final double[] classWeights;
    private double sum;
    private double weights;

    PixelMean(PixelLoss loss, double[] classWeights) {
        this.loss = loss;
        this.classWeights = classWeights.clone();
    }

    @Override
    public void add(float[] probabilities, byte[] truth, int width, int classes) {
        for (int pixel = 0; pixel < truth.length; pixel++) {
            int id = truth[pixel] & 0xff;
            if (id < classWeights.length && classWeights[id] > 0) {
                sum += loss.ofPixel(probabilities, pixel * classes, id, classes) * classWeights[id];
                weights += classWeights[id];
            }
        }
    }

    @Override
    public double value() {
        return sum / weights;
    }
}
