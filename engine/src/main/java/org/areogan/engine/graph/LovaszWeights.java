package org.areogan.engine.graph;

import java.util.Arrays;
import java.util.List;
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
        double[] sums = new double[classes];
        float[] least = new float[classes];
        Arrays.fill(least, Float.POSITIVE_INFINITY);
        for (int place = 0; place < errors.length; place++) {
            float weight = truth[place] * weights[place / classes];
            if (weight > 0) {
                sums[place % classes] += weight;
                least[place % classes] = Math.min(least[place % classes], errors[place]);
            }
        }
        double there = Arrays.stream(sums).filter(sum -> sum > 0).count();
        float[] result = new float[errors.length];
        for (int each = 0; each < classes; each++) {
            if (sums[each] > 0) {
                int[] places = counted(errors, weights, each, classes, least[each]);
                weigh(places, sums[each], there, errors, truth, weights, result);
            }
        }
        return result;
    }

    /**
     * Where the class's errors are that count. All its own pixels have been passed before those with a smaller error than
     * any of them, so that these have the factor 0; in a trained network that is most pixels.
     */
    private static int[] counted(float[] errors, float[] weights, int id, int classes, float least) {
        int[] places = new int[weights.length];
        int found = 0;
        for (int pixel = 0; pixel < weights.length; pixel++) {
            int place = pixel * classes + id;
            if (weights[pixel] > 0 && errors[place] >= least) {
                places[found++] = place;
            }
        }
        return Arrays.copyOf(places, found);
    }

    private static void weigh(
            int[] places, double sum, double there, float[] errors, float[] truth, float[] weights, float[] result) {
        int classes = errors.length / weights.length;
        float[] values = new float[places.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = errors[places[i]];
        }
        double inside = sum;
        double union = sum;
        for (int index : FallingOrder.of(values)) {
            int place = places[index];
            double weight = weights[place / classes];
            if (truth[place] > 0) {
                result[place] = (float) (weight / union / there);
                inside -= weight;
            } else {
                result[place] = (float) (weight * inside / (union * (union + weight)) / there);
                union += weight;
            }
        }
    }
}
