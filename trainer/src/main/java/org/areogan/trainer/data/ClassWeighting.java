package org.areogan.trainer.data;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.areogan.files.UserException;
import org.areogan.terrain.ClassSet;
import org.areogan.trainer.configuration.ObjectiveOptions;

/** Weights of the classes in the reconstruction loss. */
public final class ClassWeighting {
    private ClassWeighting() {}

    /**
     * From how often each class is seen in training: the weights of the first epoch and, unless they are adaptive, of all.
     *
     * @param pixels of each class in the training masks
     * @return a weight for each class: 0 for those left out and those never seen
     */
    public static double[] weights(ClassSet classes, long[] pixels, ObjectiveOptions options) {
        boolean[] counts = counting(classes, pixels, options);
        double[] factors = new double[counts.length];
        switch (options.classWeights()) {
            case NONE, ADAPTIVE -> Arrays.fill(factors, 1);
            case INVERSE_FREQUENCY -> divide(harmonicMean(pixels, counts), pixels, options.weightCap(), factors);
            case MEDIAN_FREQUENCY -> divide(median(pixels, counts), pixels, options.weightCap(), factors);
        }
        return weighted(classes, counts, factors, options);
    }

    /**
     * From how well each class is found: {@code 1 / (IoU + alpha)}, divided by the largest of them, so that the class that is
     * found worst weighs 1 (the adaptive weights of MarsSeg). A class whose IoU nobody knows weighs as much as those that are
     * known do on average.
     *
     * @param iou of each class on the validation frames after the epoch before; NaN where they neither show nor hold it
     * @return as {@link #weights}
     */
    public static double[] adapted(ClassSet classes, long[] pixels, ObjectiveOptions options, double[] iou) {
        boolean[] counts = counting(classes, pixels, options);
        double[] factors = Arrays.stream(iou)
                .map(each -> 1 / (each + options.adaptiveAlpha()))
                .toArray();
        double[] known = IntStream.range(0, factors.length)
                .filter(id -> counts[id] && !Double.isNaN(factors[id]))
                .mapToDouble(id -> factors[id])
                .toArray();
        double largest = Arrays.stream(known).max().orElse(1);
        double mean = Arrays.stream(known).average().orElse(1);
        for (int id = 0; id < factors.length; id++) {
            factors[id] = (Double.isNaN(factors[id]) ? mean : factors[id]) / largest;
        }
        return weighted(classes, counts, factors, options);
    }

    /** Which classes are seen and not left out. */
    private static boolean[] counting(ClassSet classes, long[] pixels, ObjectiveOptions options) {
        options.leftOut().forEach(classes::named);
        boolean[] counts = new boolean[classes.size()];
        for (int id = 0; id < counts.length; id++) {
            counts[id] = pixels[id] > 0
                    && !options.leftOut().contains(classes.get(id).name());
        }
        if (noneOf(counts)) {
            throw new UserException("objective.left_out leaves out every class that the training frames show ("
                    + String.join(", ", options.leftOut()) + "); keep at least one");
        }
        return counts;
    }

    private static void divide(double reference, long[] pixels, double cap, double[] factors) {
        for (int id = 0; id < factors.length; id++) {
            factors[id] = pixels[id] == 0 ? 0 : Math.min(cap, reference / pixels[id]);
        }
    }

    private static double[] weighted(ClassSet classes, boolean[] counts, double[] factors, ObjectiveOptions options) {
        double[] weights = new double[counts.length];
        for (int id = 0; id < counts.length; id++) {
            double factor = classes.get(id).scored() ? 1 : options.unscoredWeight();
            weights[id] = counts[id] ? factor * factors[id] : 0;
        }
        return weights;
    }

    private static boolean noneOf(boolean[] counts) {
        for (boolean each : counts) {
            if (each) {
                return false;
            }
        }
        return true;
    }

    /** The reference that gives inverse frequencies a mean of 1 over the classes, before the cap. */
    private static double harmonicMean(long[] pixels, boolean[] counts) {
        return IntStream.range(0, pixels.length).filter(id -> counts[id]).count()
                / IntStream.range(0, pixels.length)
                        .filter(id -> counts[id])
                        .mapToDouble(id -> 1.0 / pixels[id])
                        .sum();
    }

    private static double median(long[] pixels, boolean[] counts) {
        long[] sorted = IntStream.range(0, pixels.length)
                .filter(id -> counts[id])
                .mapToLong(id -> pixels[id])
                .sorted()
                .toArray();
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return 0;
        }
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
    }
}
