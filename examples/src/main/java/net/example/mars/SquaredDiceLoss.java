package net.example.mars;

import org.areogan.trainer.loss.LossOptions;
import org.areogan.trainer.loss.ReconstructionLoss;
import org.areogan.trainer.loss.ReconstructionLossProvider;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * One less the Dice coefficient, with squares in the denominator as in V-Net, averaged over the classes (Milletari et al. 2016): a loss that is no mean over
 * pixels.
 * Named {@code squared_dice} by {@link Provider}, which a line in {@code META-INF/services} registers.
 */
public final class SquaredDiceLoss implements ReconstructionLoss {
    private static final double SMOOTHING = 1e-3;

    /** {@code objective.reconstruction: squared_dice}. */
    public static final class Provider implements ReconstructionLossProvider {
        @Override
        public String name() {
            return "squared_dice";
        }

        @Override
        public ReconstructionLoss create(LossOptions options, boolean partialLabels) {
            return new SquaredDiceLoss();
        }
    }

    @Override
    public SDVariable of(SameDiff graph, SDVariable probabilities, SDVariable truth, SDVariable weights, int classes) {
        SDVariable both = probabilities.mul(truth).mul(weights).sum(0, 1, 2);
        SDVariable sizes =
                probabilities.mul(probabilities).add(truth).mul(weights).sum(0, 1, 2);
        return both.mul(2).add(SMOOTHING).div(sizes.add(SMOOTHING)).mean().neg().add(1);
    }

    @Override
    public Meter meter(double[] classWeights) {
        return new DiceMeter(classWeights);
    }

    /** The same over all frames together. */
    private static final class DiceMeter implements Meter {
        private final double[] classWeights;
        private final double[] both;
        private final double[] sizes;
        private double weights;

        DiceMeter(double[] classWeights) {
            this.classWeights = classWeights.clone();
            this.both = new double[classWeights.length];
            this.sizes = new double[classWeights.length];
        }

        @Override
        public void add(float[] probabilities, byte[] truth, int width, int classes) {
            for (int pixel = 0; pixel < truth.length; pixel++) {
                int id = truth[pixel] & 0xff;
                if (id < classes && classWeights[id] > 0) {
                    weights += classWeights[id];
                    both[id] += classWeights[id] * probabilities[pixel * classes + id];
                    sizes[id] += classWeights[id];
                    for (int other = 0; other < classes; other++) {
                        double probability = probabilities[pixel * classes + other];
                        sizes[other] += classWeights[id] * probability * probability;
                    }
                }
            }
        }

        @Override
        public double value() {
            double sum = 0;
            for (int id = 0; id < both.length; id++) {
                sum += (2 * both[id] / weights + SMOOTHING) / (sizes[id] / weights + SMOOTHING);
            }
            return 1 - sum / both.length;
        }
    }
}
