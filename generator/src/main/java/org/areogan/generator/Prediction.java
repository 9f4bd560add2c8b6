package org.areogan.generator;

import java.util.List;
import org.areogan.terrain.Mask;

/** What a segmenter says of one frame: its mask, and the probabilities behind it or only how sure it is. */
public final class Prediction {
    private static final float CERTAIN = 65535;

    private final Mask mask;
    private final float[] probabilities;
    private final int classes;

    /** Of each pixel, rounded down to 16 bits, where there are no probabilities. */
    private final short[] confidence;

    private final List<Double> scales;

    /**
     * @param mask the most probable class of each pixel
     * @param probabilities of each class at each pixel, {@code [height][width][classes]} flattened, each 0 to 1; not copied
     * @param classes how many there are
     */
    public Prediction(Mask mask, float[] probabilities, int classes) {
        this(mask, probabilities, classes, new short[0], List.of());
    }

    private Prediction(Mask mask, float[] probabilities, int classes, short[] confidence, List<Double> scales) {
        this.mask = mask;
        this.probabilities = probabilities;
        this.classes = classes;
        this.confidence = confidence;
        this.scales = List.copyOf(scales);
    }

    /** @param confidence of each pixel as {@link #rounded} gives it */
    static Prediction ofMask(Mask mask, short[] confidence, int classes) {
        return new Prediction(mask, new float[0], classes, confidence, List.of());
    }

    /** A confidence of 0 to 1 in 16 bits, rounded down, so that nothing seems surer than it is. */
    static short rounded(float confidence) {
        return (short) (int) (Math.max(0, Math.min(1, confidence)) * CERTAIN);
    }

    /**
     * Of probabilities, with the lowest of the ids that share the largest one in the mask.
     *
     * @param probabilities [height, width, classes] flattened
     */
    public static Prediction of(int height, int width, float[] probabilities, int classes) {
        byte[] ids = new byte[height * width];
        for (int pixel = 0; pixel < ids.length; pixel++) {
            ids[pixel] = (byte) mostProbable(probabilities, pixel * classes, classes);
        }
        return new Prediction(new Mask(height, width, ids), probabilities, classes);
    }

    /** The lowest of the ids that share the largest of so many values from a place on. */
    static int mostProbable(float[] probabilities, int from, int classes) {
        int best = 0;
        float largest = probabilities[from];
        for (int id = 1; id < classes; id++) {
            float probability = probabilities[from + id];
            if (probability > largest) {
                best = id;
                largest = probability;
            }
        }
        return best;
    }

    /** The most probable class of each pixel, or what a {@link Refiner} has put there. */
    public Mask mask() {
        return mask;
    }

    /**
     * Factors of the sizes in which the networks were shown the frame, of {@link SegmentOptions#AUTO} those that they chose;
     * empty where it was its own size alone, as is usual.
     */
    public List<Double> scales() {
        return scales;
    }

    /** How many classes there are. */
    public int classes() {
        return classes;
    }

    /** Whether there are {@link #probabilities}. */
    public boolean hasProbabilities() {
        return confidence.length == 0;
    }

    /**
     * Of each class at each pixel, {@code [height][width][classes]} flattened, each 0 to 1; not copied.
     *
     * @throws IllegalStateException if they were not kept, see {@link SegmentOptions#withoutProbabilities}
     */
    public float[] probabilities() {
        if (!hasProbabilities()) {
            throw new IllegalStateException("this prediction was made without probabilities;"
                    + " leave SegmentOptions.withoutProbabilities() out to have them");
        }
        return probabilities;
    }

    /** The same with another mask of the same size. */
    public Prediction withMask(Mask other) {
        if (other.height() != mask.height() || other.width() != mask.width()) {
            throw new IllegalArgumentException("a mask of " + other.height() + "x" + other.width()
                    + " is none of a frame of " + mask.height() + "x" + mask.width());
        }
        return new Prediction(other, probabilities, classes, confidence, scales);
    }

    /** The same of a frame that was shown in these scales. */
    Prediction withScales(List<Double> taken) {
        return new Prediction(mask, probabilities, classes, confidence, taken);
    }

    /** Mask and confidence alone. */
    public Prediction withoutProbabilities() {
        if (!hasProbabilities()) {
            return this;
        }
        float[] exact = confidence();
        short[] kept = new short[exact.length];
        for (int pixel = 0; pixel < kept.length; pixel++) {
            kept[pixel] = rounded(exact[pixel]);
        }
        return ofMask(mask, kept, classes).withScales(scales);
    }

    /** Probability of a class at a place, 0 to 1. @throws IllegalStateException as {@link #probabilities} */
    public float probability(int row, int column, int id) {
        return probabilities()[(row * mask.width() + column) * classes + id];
    }

    /**
     * Probability of the most probable class, {@code [height][width]} flattened, 1 / classes to 1; without {@link
     * #probabilities} rounded down to a multiple of 1 / 65535.
     */
    public float[] confidence() {
        float[] values = new float[pixels()];
        for (int pixel = 0; pixel < values.length; pixel++) {
            values[pixel] = confidence(pixel);
        }
        return values;
    }

    /**
     * {@link #confidence()} of one pixel.
     *
     * @param pixel row * width + column
     */
    public float confidence(int pixel) {
        if (!hasProbabilities()) {
            return (confidence[pixel] & 0xffff) / CERTAIN;
        }
        float most = 0;
        for (int id = 0; id < classes; id++) {
            most = Math.max(most, probabilities[pixel * classes + id]);
        }
        return most;
    }

    /**
     * Entropy of the classes' probabilities as a share of the largest there can be, {@code [height][width]} flattened:
     * 0 where one class is certain, 1 where all are as likely.
     *
     * @throws IllegalStateException as {@link #probabilities}
     */
    public float[] entropy() {
        float[] said = probabilities();
        float[] entropy = new float[pixels()];
        for (int pixel = 0; pixel < entropy.length; pixel++) {
            double sum = 0;
            for (int id = 0; id < classes; id++) {
                double probability = said[pixel * classes + id];
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
        byte[] ids = new byte[pixels()];
        for (int pixel = 0; pixel < ids.length; pixel++) {
            int id = mask.at(pixel / mask.width(), pixel % mask.width());
            ids[pixel] = (byte) (confidence(pixel) < least ? unsure : id);
        }
        return new Mask(mask.height(), mask.width(), ids);
    }

    private int pixels() {
        return mask.height() * mask.width();
    }
}
