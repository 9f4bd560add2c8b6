package org.areogan.synth.quality.features;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Euclidean distances from frames to their nearest neighbours. */
final class Neighbours {
    /** Which frames may be neighbours. */
    @FunctionalInterface
    interface Relation {
        boolean mayBeNeighbours(int from, int to);
    }

    private Neighbours() {}

    /** From each frame to the nearest of the other set. */
    static double[] nearest(FeatureMatrix from, FeatureMatrix to) {
        return distances(from, to, 1, (left, right) -> true);
    }

    /** From each frame to the k-th nearest of the others of its set. */
    static double[] kthOther(FeatureMatrix features, int k) {
        return distances(features, features, k, (left, right) -> left != right);
    }

    /** From each frame to the k-th nearest that may be its neighbour; infinite if fewer may. */
    static double[] distances(FeatureMatrix from, FeatureMatrix to, int k, Relation relation) {
        return IntStream.range(0, from.size())
                .parallel()
                .mapToDouble(row -> Math.sqrt(kth(from, row, to, k, relation)))
                .toArray();
    }

    private static double kth(FeatureMatrix from, int row, FeatureMatrix to, int k, Relation relation) {
        double[] nearest = new double[k];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        for (int other = 0; other < to.size(); other++) {
            if (relation.mayBeNeighbours(row, other)) {
                insert(nearest, from.squaredDistance(row, to, other));
            }
        }
        return nearest[k - 1];
    }

    /** Keeps the smallest, ascending. */
    private static void insert(double[] smallest, double value) {
        int place = smallest.length - 1;
        if (value >= smallest[place]) {
            return;
        }
        while (place > 0 && smallest[place - 1] > value) {
            smallest[place] = smallest[place - 1];
            place--;
        }
        smallest[place] = value;
    }
}
