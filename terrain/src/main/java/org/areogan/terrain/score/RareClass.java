package org.areogan.terrain.score;

import java.util.Arrays;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.TerrainClass;

/**
 * How a rare class is scored so that neither its share in the data at hand nor a segmenter's general readiness to say its
 * name decides: frames that show it are weighted to a fifth of all, and its logit gets the bias that does best on other
 * frames than those that are scored.
 *
 * @param classes of the masks
 * @param rare id of the class
 */
public record RareClass(ClassSet classes, int rare) {
    /** Share of frames with the class that figures of it are given for, whatever the data's own. */
    public static final double SHARE = 0.2;

    /** Weight of a frame with the class, so that these make up {@link #SHARE} of all; 1 where there are none. */
    public static double weight(long rareFrames, long otherFrames) {
        return rareFrames == 0 || otherFrames == 0 ? 1 : SHARE / (1 - SHARE) * otherFrames / rareFrames;
    }

    /**
     * The bias of the class's logit with the best IoU of the class.
     *
     * @param rareFrames tally of the frames that show the class
     * @param otherFrames of those that do not
     * @param weight of the first, see {@link #weight}
     * @return 0 if the class does not occur
     */
    public double fittedBias(PixelTally rareFrames, PixelTally otherFrames, double weight) {
        double best = 0;
        double bestIou = 0;
        for (double bias : PixelTally.biases()) {
            double iou = iou(
                    sum(
                            rareFrames.confusion(bias).toArray(),
                            weight,
                            otherFrames.confusion(bias).toArray()),
                    rare);
            if (iou > bestIou) {
                bestIou = iou;
                best = bias;
            }
        }
        return best;
    }

    private static double[][] sum(long[][] one, double weight, long[][] other) {
        double[][] sum = new double[one.length][one.length];
        for (int i = 0; i < sum.length; i++) {
            for (int j = 0; j < sum.length; j++) {
                sum[i][j] = weight * one[i][j] + other[i][j];
            }
        }
        return sum;
    }

    /**
     * Of a class, as {@link Scores} has it with pixels left out whose true class is not scored.
     *
     * @param confusion [true class][predicted class]; counts may be fractions
     */
    public double iou(double[][] confusion, int id) {
        double all = Arrays.stream(confusion[id]).sum();
        for (TerrainClass each : classes.scored()) {
            all += each.id() == id ? 0 : confusion[each.id()][id];
        }
        return all == 0 ? Double.NaN : confusion[id][id] / all;
    }

    /**
     * The mean of {@link #iou} over the scored classes that occur.
     *
     * @return NaN if none does
     */
    public double meanIou(double[][] confusion) {
        return classes.scored().stream()
                .mapToDouble(each -> iou(confusion, each.id()))
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }
}
