package org.areogan.trainer.loss.region;

import org.areogan.trainer.loss.LossOptions;
import org.areogan.trainer.loss.ReconstructionLoss;
import org.areogan.trainer.loss.ReconstructionLossProvider;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Pooling2DConfig;

/**
 * How unlike the maps of class probabilities and the one-hot maps of the truth are in structure: {@code (1 - SSIM) / 2}
 * (Wang et al. 2004; as a loss of masks, Qin et al. 2019, BASNet), averaged over the classes and over the pixels by their
 * weights. The windows weigh all pixels alike and hold only those that count, so that borders and pixels without a label say
 * nothing. Pixels that may be of several classes are left out.
 *
 * @param window side of the windows in pixels, odd, 3 or more
 */
public record StructuralSimilarityLoss(int window) implements ReconstructionLoss {
    /** Registers it as {@code ssim}. */
    public static final class Provider implements ReconstructionLossProvider {
        @Override
        public String name() {
            return "ssim";
        }

        @Override
        public ReconstructionLoss create(LossOptions options, boolean partialLabels) {
            return new StructuralSimilarityLoss(options.ssimWindow());
        }

        @Override
        public boolean takesPartialLabels(LossOptions options) {
            return true;
        }
    }

    /** For values from 0 to 1, as are those below. */
    static final double STABLE_MEANS = 0.01 * 0.01;

    static final double STABLE_VARIANCES = 0.03 * 0.03;

    /** Beside weights of pixels and shares of windows. */
    private static final double TINY = 1e-12;

    @Override
    public SDVariable of(SameDiff graph, SDVariable probabilities, SDVariable truth, SDVariable weights, int classes) {
        SDVariable counted = SingleClass.weights(graph, truth, weights);
        Windows windows = new Windows(graph, counted.div(counted.add(TINY)), window);
        SDVariable predicted = windows.mean(probabilities);
        SDVariable real = windows.mean(truth);
        SDVariable product = predicted.mul(real);
        SDVariable squares = graph.math.square(predicted).add(graph.math.square(real));
        SDVariable covariance = windows.mean(probabilities.mul(truth)).sub(product);
        SDVariable variances = windows.mean(graph.math.square(probabilities).add(graph.math.square(truth)))
                .sub(squares);
        SDVariable likeness = product.mul(2)
                .add(STABLE_MEANS)
                .mul(covariance.mul(2).add(STABLE_VARIANCES))
                .div(squares.add(STABLE_MEANS).mul(variances.add(STABLE_VARIANCES)));
        return likeness.neg().add(1).mul(counted).sum().div(2.0 * classes);
    }

    /**
     * Means over the pixels around each pixel.
     *
     * @param counts 1 for pixels that count, 0 for others, [batch, height, width, 1]
     * @param side of the windows
     */
    private record Windows(SameDiff graph, SDVariable counts, int side) {
        SDVariable mean(SDVariable map) {
            return pooled(map.mul(counts)).div(pooled(counts).add(TINY));
        }

        /** What the sums are divided by is the same for both. */
        private SDVariable pooled(SDVariable map) {
            return graph.cnn.avgPooling2d(
                    map,
                    Pooling2DConfig.builder()
                            .kH(side)
                            .kW(side)
                            .sH(1)
                            .sW(1)
                            .paddingMode(PaddingMode.SAME)
                            .isNHWC(true)
                            .build());
        }
    }

    /** The mean over frames. */
    @Override
    public Meter meter(double[] classWeights) {
        return new FrameMean(new FrameSimilarity(window)::loss, classWeights);
    }
}
