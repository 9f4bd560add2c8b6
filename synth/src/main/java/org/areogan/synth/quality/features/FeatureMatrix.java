package org.areogan.synth.quality.features;

import java.util.Arrays;
import java.util.List;

/**
 * Features of frames.
 *
 * @param rows [frames][features], at least one of each, all finite; not copied, so treat them as read-only
 */
public record FeatureMatrix(double[][] rows) {
    public FeatureMatrix {
        if (rows.length == 0 || rows[0].length == 0) {
            throw new IllegalArgumentException("features need at least one frame and one feature");
        }
        for (double[] row : rows) {
            if (row.length != rows[0].length) {
                throw new IllegalArgumentException(
                        "all frames need " + rows[0].length + " features, one has " + row.length);
            }
            if (!Arrays.stream(row).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("a feature is not a finite number");
            }
        }
    }

    public static FeatureMatrix of(List<float[]> features) {
        double[][] rows = new double[features.size()][];
        for (int frame = 0; frame < rows.length; frame++) {
            float[] row = features.get(frame);
            rows[frame] = new double[row.length];
            for (int feature = 0; feature < row.length; feature++) {
                rows[frame][feature] = row[feature];
            }
        }
        return new FeatureMatrix(rows);
    }

    /** Frames. */
    public int size() {
        return rows.length;
    }

    /** Features of each frame. */
    public int width() {
        return rows[0].length;
    }

    /** The frames at these places, in this order. */
    public FeatureMatrix select(int[] places) {
        return new FeatureMatrix(
                Arrays.stream(places).mapToObj(place -> rows[place]).toArray(double[][]::new));
    }

    double dot(int row, FeatureMatrix other, int otherRow) {
        double[] left = rows[row];
        double[] right = other.rows[otherRow];
        double sum = 0;
        for (int feature = 0; feature < left.length; feature++) {
            sum += left[feature] * right[feature];
        }
        return sum;
    }

    double squaredDistance(int row, FeatureMatrix other, int otherRow) {
        double[] left = rows[row];
        double[] right = other.rows[otherRow];
        double sum = 0;
        for (int feature = 0; feature < left.length; feature++) {
            double difference = left[feature] - right[feature];
            sum += difference * difference;
        }
        return sum;
    }
}
