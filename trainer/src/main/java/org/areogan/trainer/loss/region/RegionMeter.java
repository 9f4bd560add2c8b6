package org.areogan.trainer.loss.region;

import org.areogan.trainer.loss.ReconstructionLoss;

/** A region loss of many frames, as of one batch that holds them all. */
final class RegionMeter implements ReconstructionLoss.Meter {
    private final RegionLoss loss;
    private final double[] classWeights;
    private final double[] both;
    private final double[] there;
    private final double[] predicted;

    RegionMeter(RegionLoss loss, double[] classWeights) {
        this.loss = loss;
        this.classWeights = classWeights.clone();
        this.both = new double[classWeights.length];
        this.there = new double[classWeights.length];
        this.predicted = new double[classWeights.length];
    }

    @Override
    public void add(float[] probabilities, byte[] truth, int width, int classes) {
        for (int pixel = 0; pixel < truth.length; pixel++) {
            int id = truth[pixel] & 0xff;
            if (id < classWeights.length && classWeights[id] > 0) {
                there[id] += classWeights[id];
                both[id] += classWeights[id] * probabilities[pixel * classes + id];
                for (int other = 0; other < classes; other++) {
                    predicted[other] += classWeights[id] * probabilities[pixel * classes + other];
                }
            }
        }
    }

    @Override
    public double value() {
        double total = 0;
        for (double each : there) {
            total += each;
        }
        double sum = 0;
        int shown = 0;
        for (int id = 0; id < there.length; id++) {
            if (there[id] > 0) {
                sum += loss.ofClass(both[id] / total, there[id] / total, predicted[id] / total);
                shown++;
            }
        }
        return sum / shown;
    }
}
