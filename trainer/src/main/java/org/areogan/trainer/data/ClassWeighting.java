package org.areogan.trainer.data;

import java.util.stream.IntStream;
import org.areogan.files.UserException;
import org.areogan.terrain.ClassSet;
import org.areogan.trainer.configuration.ObjectiveOptions;
import org.areogan.trainer.configuration.RunConfiguration.ClassWeights;

/** Weights of the classes in the reconstruction loss, from how often each is seen in training. */
public final class ClassWeighting {
    private ClassWeighting() {}

    /**
     * @param pixels of each class in the training masks
     * @return a weight for each class: 0 for those left out and those never seen
     */
    public static double[] weights(ClassSet classes, long[] pixels, ObjectiveOptions options) {
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
        double[] weights = new double[counts.length];
        for (int id = 0; id < counts.length; id++) {
            double factor = classes.get(id).scored() ? 1 : options.unscoredWeight();
            weights[id] = counts[id] ? factor : 0;
        }
        if (options.classWeights() == ClassWeights.NONE) {
            return weights;
        }
        double reference = options.classWeights() == ClassWeights.INVERSE_FREQUENCY
                ? harmonicMean(pixels, counts)
                : median(pixels, counts);
        for (int id = 0; id < counts.length; id++) {
            weights[id] *= counts[id] ? Math.min(options.weightCap(), reference / pixels[id]) : 0;
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
