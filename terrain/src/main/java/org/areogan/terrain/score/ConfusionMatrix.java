package org.areogan.terrain.score;

import java.util.Arrays;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Mask;

/**
 * How often each true class was predicted as each class: 64-bit counts, mergeable. Pixels with no label are not
 * counted. Two matrices are equal when their class sets and all counts are; not safe for use by several threads at once
 * (give each its own and merge).
 */
public final class ConfusionMatrix {
    private final ClassSet classes;
    private final long[][] counts;

    /** A matrix without any pixels. */
    public ConfusionMatrix(ClassSet classes) {
        this.classes = classes;
        this.counts = new long[classes.size()][classes.size()];
    }

    /**
     * A matrix of these counts.
     *
     * @param counts [truth, prediction], copied
     * @throws IllegalArgumentException if it is not as wide and high as the class set is large, or a count is negative
     */
    public static ConfusionMatrix fromArray(ClassSet classes, long[][] counts) {
        ConfusionMatrix matrix = new ConfusionMatrix(classes);
        if (counts.length != classes.size()) {
            throw new IllegalArgumentException(
                    classes.size() + " classes need as many rows of counts, got " + counts.length);
        }
        for (int truth = 0; truth < counts.length; truth++) {
            if (counts[truth].length != classes.size()) {
                throw new IllegalArgumentException(classes.size() + " classes need as many counts in each row, got "
                        + counts[truth].length + " in row " + truth);
            }
            for (int prediction = 0; prediction < classes.size(); prediction++) {
                matrix.add(truth, prediction, counts[truth][prediction]);
            }
        }
        return matrix;
    }

    public ClassSet classes() {
        return classes;
    }

    /** Pixels of this true class that were predicted as that class. */
    public long count(int truth, int prediction) {
        return counts[truth][prediction];
    }

    /** All pixels counted. */
    public long total() {
        long total = 0;
        for (long[] row : counts) {
            for (long count : row) {
                total += count;
            }
        }
        return total;
    }

    /**
     * Counts each pixel that has a true label; on an error nothing is counted.
     *
     * @throws IllegalArgumentException if the sizes differ, the truth holds an illegal value, or the prediction of a
     *     labelled pixel is not a class id
     */
    public void add(Mask truth, Mask prediction) {
        if (truth.height() != prediction.height() || truth.width() != prediction.width()) {
            throw new IllegalArgumentException("a true mask of " + truth.height() + "x" + truth.width()
                    + " cannot be compared with a prediction of " + prediction.height() + "x" + prediction.width());
        }
        int size = classes.size();
        int[] pairs = new int[size * size];
        for (int pixel = 0; pixel < truth.ids().length; pixel++) {
            int actual = truth.ids()[pixel] & 0xff;
            if (actual == classes.noLabel()) {
                continue;
            }
            int predicted = prediction.ids()[pixel] & 0xff;
            requireId("truth", actual);
            requireId("prediction", predicted);
            pairs[actual * size + predicted]++;
        }
        for (int pair = 0; pair < pairs.length; pair++) {
            counts[pair / size][pair % size] += pairs[pair];
        }
    }

    /** Adds to one count. @throws IllegalArgumentException if either is not a class id or the count is negative */
    public void add(int truth, int prediction, long count) {
        requireId("truth", truth);
        requireId("prediction", prediction);
        if (count < 0) {
            throw new IllegalArgumentException("a count cannot be negative, got " + count);
        }
        counts[truth][prediction] += count;
    }

    /** Adds all counts of another matrix to this one. @throws IllegalArgumentException if its class set is another */
    public void merge(ConfusionMatrix other) {
        if (!classes.equals(other.classes)) {
            throw new IllegalArgumentException(
                    "matrices of different class sets cannot be merged: " + classes + " and " + other.classes);
        }
        for (int truth = 0; truth < counts.length; truth++) {
            for (int prediction = 0; prediction < counts.length; prediction++) {
                counts[truth][prediction] += other.counts[truth][prediction];
            }
        }
    }

    /** A copy of the counts, [truth, prediction]. */
    public long[][] toArray() {
        return Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConfusionMatrix matrix
                && classes.equals(matrix.classes)
                && Arrays.deepEquals(counts, matrix.counts);
    }

    @Override
    public int hashCode() {
        return 31 * classes.hashCode() + Arrays.deepHashCode(counts);
    }

    @Override
    public String toString() {
        return "ConfusionMatrix" + Arrays.deepToString(counts);
    }

    private void requireId(String what, int id) {
        if (id < 0 || id >= classes.size()) {
            throw new IllegalArgumentException(
                    "the " + what + " must be a class id, 0 to " + (classes.size() - 1) + ", got " + id);
        }
    }
}
