package org.areogan.trainer.validation;

import java.util.ArrayList;
import java.util.List;
import org.areogan.files.UserException;
import org.areogan.generator.Prediction;
import org.areogan.generator.Segmenter;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.TerrainClass;
import org.hipparchus.analysis.solvers.BrentSolver;

/**
 * What a segmenter's logits are to be divided by so that it is as sure as it is right (Guo et al. 2017): the temperature under
 * which the true classes of labelled frames are most probable. It cannot change which class is the most probable.
 */
public final class Temperature {
    /** One number is fitted; more pixels than these say nothing more about it. */
    private static final long MOST_PIXELS = 400_000;

    /** What is fitted where the model knows no more of the truth than chance. */
    public static final double HIGHEST = 20;

    /** What is fitted where the model is right wherever it is surest, as on frames that it was trained on. */
    public static final double LOWEST = 0.05;

    private static final double SMALLEST_PROBABILITY = 1e-12;

    /**
     * @param logs of the probabilities of the classes that count
     * @param truth place of the true one among them
     */
    private record Pixel(float[] logs, int truth) {}

    private Temperature() {}

    /**
     * Only how probable the scored classes are among themselves counts, since what the truth calls background may be anything;
     * with a single scored class, all classes count.
     *
     * @param heldOut frames that the segmenter was not trained on
     * @return between {@link #LOWEST} and {@link #HIGHEST}
     * @throws UserException if no pixel has a class that counts
     */
    public static double fitted(Segmenter segmenter, DataSet heldOut) {
        List<TerrainClass> scored = heldOut.classes().scored();
        List<TerrainClass> counted =
                scored.size() > 1 ? scored : heldOut.classes().classes();
        List<Pixel> pixels = pixels(
                segmenter, heldOut, counted.stream().map(TerrainClass::id).toList());
        if (pixels.isEmpty()) {
            throw new UserException("no pixel of the frames shows "
                    + String.join(
                            " or ", counted.stream().map(TerrainClass::name).toList())
                    + ", so a temperature cannot be fitted; give frames whose masks do");
        }
        if (slope(pixels, 1 / HIGHEST) >= 0) {
            return HIGHEST;
        }
        if (slope(pixels, 1 / LOWEST) <= 0) {
            return LOWEST;
        }
        // The surprise at the truth is convex in the inverse, so that its slope is 0 once.
        return 1 / new BrentSolver(1e-6).solve(200, inverse -> slope(pixels, inverse), 1 / HIGHEST, 1 / LOWEST);
    }

    private static List<Pixel> pixels(Segmenter segmenter, DataSet heldOut, List<Integer> counted) {
        long all = 0;
        for (int index = 0; index < heldOut.size(); index++) {
            all += heldOut.mask(index).ids().length;
        }
        long stride = Math.max(1, all / MOST_PIXELS);
        List<Pixel> pixels = new ArrayList<>();
        long[] seen = {0};
        Evaluation.visit(segmenter, heldOut, (index, truth, prediction) -> {
            for (int pixel = 0; pixel < truth.ids().length; pixel++) {
                int place = counted.indexOf(truth.ids()[pixel] & 0xff);
                if (seen[0]++ % stride == 0 && place >= 0) {
                    pixels.add(new Pixel(logs(prediction, pixel, counted), place));
                }
            }
        });
        return pixels;
    }

    private static float[] logs(Prediction prediction, int pixel, List<Integer> counted) {
        float[] logs = new float[counted.size()];
        for (int place = 0; place < logs.length; place++) {
            float probability = prediction.probabilities()[pixel * prediction.classes() + counted.get(place)];
            logs[place] = (float) Math.log(Math.max(probability, SMALLEST_PROBABILITY));
        }
        return logs;
    }

    /** Of the mean surprise at the true class, over the inverse of the temperature. */
    private static double slope(List<Pixel> pixels, double inverse) {
        double sum = 0;
        for (Pixel pixel : pixels) {
            double largest = Double.NEGATIVE_INFINITY;
            for (float log : pixel.logs()) {
                largest = Math.max(largest, log);
            }
            double total = 0;
            double mean = 0;
            for (float log : pixel.logs()) {
                double weight = Math.exp(inverse * (log - largest));
                total += weight;
                mean += weight * log;
            }
            sum += mean / total - pixel.logs()[pixel.truth()];
        }
        return sum / pixels.size();
    }
}
