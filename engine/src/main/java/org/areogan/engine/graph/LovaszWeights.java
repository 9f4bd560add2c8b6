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
        return of(inputs.get(0), inputs.get(1), inputs.get(2));
    }

    /** The same outside a graph, of one frame or many, their pixels one after the other. */
    public static float[] of(float[] errors, float[] truth, float[] weights) {
        int classes = errors.length / weights.length;
        double[] sums = new double[classes];
        float[] least = new float[classes];
        Arrays.fill(least, Float.POSITIVE_INFINITY);
        for (int pixel = 0; pixel < weights.length; pixel++) {
            for (int id = 0; id < classes; id++) {
                int place = pixel * classes + id;
                if (truth[place] > 0 && weights[pixel] > 0) {
                    sums[id] += weights[pixel];
                    least[id] = Math.min(least[id], errors[place]);
                }
            }
        }
        double share = 1.0 / Arrays.stream(sums).filter(sum -> sum > 0).count();
        float[] result = new float[errors.length];
        for (int id = 0; id < classes; id++) {
            if (sums[id] > 0) {
                int[] pixels = counted(errors, weights, id, least[id]);
                float[] factors = factors(pixels, id, sums[id], share, errors, truth, weights);
                for (int i = 0; i < pixels.length; i++) {
                    result[pixels[i] * classes + id] = factors[i];
                }
            }
        }
        return result;
    }

    /**
     * The pixels that count for a class. All of the class's own have been passed before those with a smaller error than any
     * of them, so that these have the factor 0; in a trained network that is most.
     */
    private static int[] counted(float[] errors, float[] weights, int id, float least) {
        int classes = errors.length / weights.length;
        int[] pixels = new int[weights.length];
        int found = 0;
        for (int pixel = 0; pixel < weights.length; pixel++) {
            if (weights[pixel] > 0 && errors[pixel * classes + id] >= least) {
                pixels[found++] = pixel;
            }
        }
        return Arrays.copyOf(pixels, found);
    }

    /** @return of each of these pixels; what is read in the order of the errors lies close together */
    private static float[] factors(
            int[] pixels, int id, double sum, double share, float[] errors, float[] truth, float[] weights) {
        int classes = errors.length / weights.length;
        float[] values = new float[pixels.length];
        // The weight, below 0 for pixels of the class; then the factor.
        float[] signed = new float[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            int place = pixels[i] * classes + id;
            values[i] = errors[place];
            signed[i] = truth[place] > 0 ? -weights[pixels[i]] : weights[pixels[i]];
        }
        double inside = sum;
        double union = sum;
        for (int index : FallingOrder.of(values)) {
            double weight = signed[index];
            if (weight < 0) {
                signed[index] = (float) (share * -weight / union);
                inside += weight;
            } else {
                signed[index] = (float) (share * weight * inside / (union * (union + weight)));
                union += weight;
            }
        }
        return signed;
    }
}
