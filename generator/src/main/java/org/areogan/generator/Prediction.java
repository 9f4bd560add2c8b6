package org.areogan.generator;

import org.areogan.terrain.Mask;

/**
 * What a segmenter says of one frame.
 *
 * @param mask the most probable class of each pixel
 * @param probabilities of each class at each pixel, {@code [height][width][classes]} flattened, each 0 to 1
 * @param classes how many there are
 */
public record Prediction(Mask mask, float[] probabilities, int classes) {
    /**
     * Of probabilities, with the lowest of the ids that share the largest one in the mask.
     *
     * @param probabilities [height, width, classes] flattened
     */
    static Prediction of(int height, int width, float[] probabilities, int classes) {
        byte[] ids = new byte[height * width];
        for (int pixel = 0; pixel < ids.length; pixel++) {
            int from = pixel * classes;
            int best = 0;
            for (int id = 1; id < classes; id++) {
                if (probabilities[from + id] > probabilities[from + best]) {
                    best = id;
                }
            }
            ids[pixel] = (byte) best;
        }
        return new Prediction(new Mask(height, width, ids), probabilities, classes);
    }

    /** Probability of a class at a place, 0 to 1. */
    public float probability(int row, int column, int id) {
        return probabilities[(row * mask.width() + column) * classes + id];
    }

    /** Probability of the most probable class, {@code [height][width]} flattened, 1 / classes to 1. */
    public float[] confidence() {
        float[] confidence = new float[pixels()];
        for (int pixel = 0; pixel < confidence.length; pixel++) {
            for (int id = 0; id < classes; id++) {
                confidence[pixel] = Math.max(confidence[pixel], probabilities[pixel * classes + id]);
            }
        }
        return confidence;
    }

    /**
     * Entropy of the classes' probabilities as a share of the largest there can be, {@code [height][width]} flattened:
     * 0 where one class is certain, 1 where all are as likely.
     */
    public float[] entropy() {
        float[] entropy = new float[pixels()];
        for (int pixel = 0; pixel < entropy.length; pixel++) {
            double sum = 0;
            for (int id = 0; id < classes; id++) {
                double probability = probabilities[pixel * classes + id];
                sum -= probability > 0 ? probability * Math.log(probability) : 0;
            }
            entropy[pixel] = (float) Math.min(1, Math.max(0, sum / Math.log(classes)));
        }
        return entropy;
    }

    /** Mean over all pixels of their {@link #entropy}, 0 to 1. */
    double meanEntropy() {
        double sum = 0;
        for (float each : entropy()) {
            sum += each;
        }
        return sum / pixels();
    }

    /** Share of the pixels that each class has in the mask, [classes], together 1. */
    public double[] areas() {
        int[] counts = new int[classes];
        for (int row = 0; row < mask.height(); row++) {
            for (int column = 0; column < mask.width(); column++) {
                counts[mask.at(row, column)]++;
            }
        }
        double[] areas = new double[classes];
        for (int id = 0; id < classes; id++) {
            areas[id] = (double) counts[id] / pixels();
        }
        return areas;
    }

    /**
     * The mask with a value of no class where the most probable class is less probable than that.
     *
     * @param least probability, 0 to 1
     * @param unsure the value, such as {@link org.areogan.terrain.ClassSet#noLabel}
     */
    public Mask surer(double least, int unsure) {
        float[] confidence = confidence();
        byte[] ids = new byte[pixels()];
        for (int pixel = 0; pixel < ids.length; pixel++) {
            int id = mask.at(pixel / mask.width(), pixel % mask.width());
            ids[pixel] = (byte) (confidence[pixel] < least ? unsure : id);
        }
        return new Mask(mask.height(), mask.width(), ids);
    }

    private int pixels() {
        return mask.height() * mask.width();
    }
}
