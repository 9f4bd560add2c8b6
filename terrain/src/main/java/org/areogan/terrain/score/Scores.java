package org.areogan.terrain.score;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.areogan.terrain.TerrainClass;

/**
 * What a confusion matrix says, in two readings. With TP the pixels of a class that were found, FN those that were
 * missed and FP those of other classes that were taken for it:
 *
 * <ul>
 *   <li>IoU = TP / (TP + FP + FN), precision = TP / (TP + FP), recall = TP / (TP + FN), F1 = 2TP / (2TP + FP + FN);
 *   <li>each is NaN where its denominator is 0: IoU and F1 of a class that neither truth nor prediction holds, recall
 *       of one that is not in the truth, precision of one that was never predicted. A class that is in the truth and
 *       was never found therefore scores an IoU of 0;
 *   <li>mean IoU averages the scored classes whose IoU is defined, so an absent class neither helps nor harms;
 *   <li>pixel accuracy is the share of counted pixels predicted right; balanced accuracy is the mean recall of the
 *       classes of the reading that occur in the truth.
 * </ul>
 */
public final class Scores {
    /** What becomes of pixels whose true class is not scored ({@link TerrainClass#scored()}). */
    public enum Reading {
        /** They are left out of everything, as the reference scores; classes that are not scored have no figures. */
        LEFT_OUT,
        /** They count: one taken for a scored class is a false positive of that class. */
        KEPT
    }

    /**
     * The figures of one class.
     *
     * @param pixels with this true class, in either reading
     * @param iou intersection over union, 0 to 1 or NaN, as are the others
     */
    public record ClassScore(
            TerrainClass terrainClass, long pixels, double iou, double precision, double recall, double f1) {}

    private final Map<Reading, List<ClassScore>> scores;
    private final Map<Reading, Double> pixelAccuracy;

    private Scores(Map<Reading, List<ClassScore>> scores, Map<Reading, Double> pixelAccuracy) {
        this.scores = scores;
        this.pixelAccuracy = pixelAccuracy;
    }

    public static Scores of(ConfusionMatrix matrix) {
        return new Scores(
                Map.of(
                        Reading.LEFT_OUT, classScores(matrix, Reading.LEFT_OUT),
                        Reading.KEPT, classScores(matrix, Reading.KEPT)),
                Map.of(
                        Reading.LEFT_OUT, accuracy(matrix, Reading.LEFT_OUT),
                        Reading.KEPT, accuracy(matrix, Reading.KEPT)));
    }

    /** One for each class, in the order of their ids. */
    public List<ClassScore> classes(Reading reading) {
        return at(scores, reading);
    }

    /** The figures of the class with this id. */
    public ClassScore of(int id, Reading reading) {
        return classes(reading).get(id);
    }

    /** Intersection over union of the class with this id, 0 to 1; NaN where the class has no figures in this reading. */
    public double iou(int id, Reading reading) {
        return of(id, reading).iou();
    }

    /** Over the scored classes, 0 to 1; NaN if none of them occurs. */
    public double meanIou(Reading reading) {
        return mean(
                classes(reading).stream()
                        .filter(each -> each.terrainClass().scored())
                        .toList(),
                ClassScore::iou);
    }

    /** 0 to 1; NaN if the reading has no pixels. */
    public double pixelAccuracy(Reading reading) {
        return at(pixelAccuracy, reading);
    }

    /** 0 to 1; NaN if the reading has no pixels. */
    public double balancedAccuracy(Reading reading) {
        return mean(classes(reading), ClassScore::recall);
    }

    /**
     * Every figure under a name that stays: {@code mean-iou}, {@code pixel-accuracy}, {@code balanced-accuracy}, and
     * {@code iou.}, {@code precision.}, {@code recall.}, {@code f1.} with the class's name, all as the reference scores;
     * the same with {@code -kept} before the dot or at the end for the other reading; {@code pixels.} with the class's
     * name. Undefined figures are not in the map. In a fixed order.
     */
    public Map<String, Double> byName() {
        Map<String, Double> named = new LinkedHashMap<>();
        for (Reading reading : Reading.values()) {
            String ending = reading == Reading.KEPT ? "-kept" : "";
            put(named, "mean-iou" + ending, meanIou(reading));
            put(named, "pixel-accuracy" + ending, pixelAccuracy(reading));
            put(named, "balanced-accuracy" + ending, balancedAccuracy(reading));
            for (ClassScore score : classes(reading)) {
                String name = ending + "." + score.terrainClass().name();
                put(named, "iou" + name, score.iou());
                put(named, "precision" + name, score.precision());
                put(named, "recall" + name, score.recall());
                put(named, "f1" + name, score.f1());
            }
        }
        for (ClassScore score : classes(Reading.KEPT)) {
            put(named, "pixels." + score.terrainClass().name(), (double) score.pixels());
        }
        return Collections.unmodifiableMap(named);
    }

    private static List<ClassScore> classScores(ConfusionMatrix matrix, Reading reading) {
        List<ClassScore> scores = new ArrayList<>();
        for (TerrainClass each : matrix.classes().classes()) {
            long pixels = 0;
            long predicted = 0;
            for (TerrainClass other : matrix.classes().classes()) {
                pixels += matrix.count(each.id(), other.id());
                if (counts(other, reading)) {
                    predicted += matrix.count(other.id(), each.id());
                }
            }
            if (counts(each, reading)) {
                long found = matrix.count(each.id(), each.id());
                scores.add(new ClassScore(
                        each,
                        pixels,
                        ratio(found, pixels + predicted - found),
                        ratio(found, predicted),
                        ratio(found, pixels),
                        ratio(2 * found, pixels + predicted)));
            } else {
                scores.add(new ClassScore(each, pixels, Double.NaN, Double.NaN, Double.NaN, Double.NaN));
            }
        }
        return List.copyOf(scores);
    }

    private static double accuracy(ConfusionMatrix matrix, Reading reading) {
        long right = 0;
        long all = 0;
        for (TerrainClass truth : matrix.classes().classes()) {
            if (counts(truth, reading)) {
                right += matrix.count(truth.id(), truth.id());
                for (TerrainClass prediction : matrix.classes().classes()) {
                    all += matrix.count(truth.id(), prediction.id());
                }
            }
        }
        return ratio(right, all);
    }

    private static boolean counts(TerrainClass truth, Reading reading) {
        return reading == Reading.KEPT || truth.scored();
    }

    private static double mean(List<ClassScore> scores, ToDoubleFunction<ClassScore> figure) {
        return scores.stream()
                .mapToDouble(figure)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }

    private static void put(Map<String, Double> named, String name, double value) {
        if (!Double.isNaN(value)) {
            named.put(name, value);
        }
    }

    private static <T> T at(Map<Reading, T> values, Reading reading) {
        return Objects.requireNonNull(values.get(reading));
    }
}
