package org.areogan.terrain.score;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * How precision falls as recall grows while the threshold on the probability of a class goes down.
 *
 * @param found pixels of the class, by rising probability
 * @param others pixels of other classes, in the same bins
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PrecisionRecall(long[] found, long[] others) {
    public PrecisionRecall {
        if (found.length != others.length) {
            throw new IllegalArgumentException(found.length + " bins beside " + others.length);
        }
        found = found.clone();
        others = others.clone();
    }

    /** Both at one threshold. */
    public record Point(double recall, double precision) {}

    /** From the highest threshold down; empty if the class does not occur. */
    public List<Point> points() {
        long all = LongStream.of(found).sum();
        List<Point> points = new ArrayList<>();
        long right = 0;
        long wrong = 0;
        for (int bin = found.length - 1; bin >= 0 && all > 0; bin--) {
            right += found[bin];
            wrong += others[bin];
            if (found[bin] + others[bin] > 0) {
                points.add(new Point((double) right / all, (double) right / (right + wrong)));
            }
        }
        return points;
    }

    /**
     * The mean precision over the class's pixels, {@code sum (R_n - R_n-1) P_n} over thresholds, without interpolation; as
     * scikit-learn's {@code average_precision_score}. NaN if the class does not occur.
     */
    public double average() {
        double sum = 0;
        double recall = 0;
        List<Point> points = points();
        for (Point point : points) {
            sum += (point.recall() - recall) * point.precision();
            recall = point.recall();
        }
        return points.isEmpty() ? Double.NaN : sum;
    }
}
