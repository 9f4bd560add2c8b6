package org.areogan.engine.graph;

import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * What the Lovász extension of the Jaccard loss multiplies the error of each pixel by (Berman, Triki and Blaschko 2018,
 * algorithm 1), class by class, as a share of the classes that are there. These factors depend on the order of the errors
 * alone, so that they are constant as far as gradients are concerned.
 *
 * <p>Pixels go by falling error, those of equal error by their place in the batch. With the class's own pixels weighing G
 * together, and those passed before weighing F inside and B outside of the class, a pixel of weight w has
 *
 * <pre>
 * w / (G + B)                          inside
 * w (G - F) / ((G + B) (G + B + w))    outside
 * </pre>
 */
public final class LovaszWeights extends HostOperation {
    public static final String NAME = "lovasz_weights";

    private LovaszWeights() {
        super(NAME);
    }

    /**
     * @param errors how far each class's probability is from the truth, [batch, height, width, classes]; their order is
     *     that in single precision
     * @param truth one-hot, same shape
     * @param weights of the pixels, [batch, height, width, 1], 0 for those that do not count
     * @return as {@code errors}; 0 at pixels that do not count and in classes without any that do
     */
    public static SDVariable of(SDVariable errors, SDVariable truth, SDVariable weights) {
        return new LovaszWeights().addTo(errors, truth, weights);
    }

    @Override
    public float[] run(List<float[]> inputs) {
        return weights(inputs.get(0), inputs.get(1), inputs.get(2));
    }

    private static float[] weights(float[] errors, float[] truth, float[] weights) {
        int classes = errors.length / weights.length;
        int[] counted = IntStream.range(0, weights.length)
                .filter(pixel -> weights[pixel] > 0)
                .toArray();
        double[] sums = new double[classes];
        for (int pixel : counted) {
            for (int each = 0; each < classes; each++) {
                sums[each] += truth[pixel * classes + each] * weights[pixel];
            }
        }
        int[] there =
                IntStream.range(0, classes).filter(each -> sums[each] > 0).toArray();
        float[] result = new float[errors.length];
        FallingOrder order = new FallingOrder(counted.length);
        for (int each : there) {
            double inside = sums[each];
            double union = sums[each];
            for (int rank : order.of(pixel -> errors[counted[pixel] * classes + each])) {
                int pixel = counted[rank];
                int place = pixel * classes + each;
                double weight = weights[pixel];
                if (truth[place] > 0) {
                    result[place] = (float) (weight / union / there.length);
                    inside -= weight;
                } else {
                    result[place] = (float) (weight * inside / (union * (union + weight)) / there.length);
                    union += weight;
                }
            }
        }
        return result;
    }
}
