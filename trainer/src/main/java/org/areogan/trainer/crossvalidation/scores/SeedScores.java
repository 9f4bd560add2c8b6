package org.areogan.trainer.crossvalidation.scores;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.score.PixelTally;
import org.areogan.terrain.score.PrecisionRecall;
import org.areogan.terrain.score.RareClass;

/**
 * All folds of a seed together: every real frame of the data, each judged by the model that did not see it, scene by
 * scene, so that any resampling of scenes can be scored.
 */
public final class SeedScores {
    private final ClassSet classes;
    private final int rare;
    private final RareClass scoring;
    private final List<SceneScores> scenes = new ArrayList<>();
    private final List<long[][]> plain = new ArrayList<>();
    private final List<long[][]> biasedRare = new ArrayList<>();
    private final List<long[][]> biasedOther = new ArrayList<>();
    private final List<PrecisionRecall> rareCurves = new ArrayList<>();
    private final List<Double> biases = new ArrayList<>();
    private final double seconds;

    /** @param folds of one seed, all of them */
    public SeedScores(ClassSet classes, int rare, List<FoldScores> folds) {
        this.classes = classes;
        this.rare = rare;
        this.scoring = new RareClass(classes, rare);
        for (int fold = 0; fold < folds.size(); fold++) {
            List<SceneScores> others = new ArrayList<>();
            for (int other = 0; other < folds.size(); other++) {
                if (other != fold) {
                    others.addAll(folds.get(other).scenes());
                }
            }
            double bias = fitted(others);
            biases.add(bias);
            folds.get(fold).scenes().forEach(scene -> add(scene, bias));
        }
        seconds = folds.stream().mapToInt(FoldScores::seconds).sum();
    }

    private void add(SceneScores scene, double bias) {
        scenes.add(scene);
        plain.add(sum(
                scene.rare().confusion(0).toArray(), scene.other().confusion(0).toArray()));
        biasedRare.add(scene.rare().confusion(bias).toArray());
        biasedOther.add(scene.other().confusion(bias).toArray());
        PixelTally both = new PixelTally(classes, rare);
        both.merge(scene.rare());
        both.merge(scene.other());
        rareCurves.add(both.precisionRecall(rare));
    }

    /** The bias of the rare class's logit with the best IoU of that class where frames show it as often as asked. */
    private double fitted(List<SceneScores> from) {
        PixelTally withRare = new PixelTally(classes, rare);
        PixelTally without = new PixelTally(classes, rare);
        from.forEach(scene -> {
            withRare.merge(scene.rare());
            without.merge(scene.other());
        });
        double weight = RareClass.weight(
                from.stream().mapToInt(SceneScores::rareFrames).sum(),
                from.stream().mapToInt(SceneScores::otherFrames).sum());
        return scoring.fittedBias(withRare, without, weight);
    }

    /** Names of the scenes, in the order of the weights that {@link #figures} takes. */
    public List<String> sceneNames() {
        return scenes.stream().map(SceneScores::scene).toList();
    }

    /** The biases that were fitted for each fold on the others. */
    public List<Double> biases() {
        return biases;
    }

    /** Of all trainings together. */
    public double seconds() {
        return seconds;
    }

    /** All frames together. */
    public PixelTally pooled() {
        PixelTally all = new PixelTally(classes, rare);
        scenes.forEach(scene -> {
            all.merge(scene.rare());
            all.merge(scene.other());
        });
        return all;
    }

    /** The figures of the data as it is. */
    public Map<String, Double> figures() {
        int[] once = new int[scenes.size()];
        Arrays.fill(once, 1);
        return figures(once);
    }

    /**
     * The figures of a resampling of the scenes.
     *
     * @param times how often each scene is drawn
     */
    public Map<String, Double> figures(int[] times) {
        int size = classes.size();
        double[][] asPredicted = new double[size][size];
        double[][] ofRare = new double[size][size];
        double[][] ofOther = new double[size][size];
        long rareFrames = 0;
        long otherFrames = 0;
        long[] found = new long[PixelTally.BINS];
        long[] wrong = new long[PixelTally.BINS];
        for (int i = 0; i < times.length; i++) {
            if (times[i] > 0) {
                add(asPredicted, plain.get(i), times[i]);
                add(ofRare, biasedRare.get(i), times[i]);
                add(ofOther, biasedOther.get(i), times[i]);
                rareFrames += (long) times[i] * scenes.get(i).rareFrames();
                otherFrames += (long) times[i] * scenes.get(i).otherFrames();
                add(found, rareCurves.get(i).found(), times[i]);
                add(wrong, rareCurves.get(i).others(), times[i]);
            }
        }
        add(ofOther, ofRare, RareClass.weight(rareFrames, otherFrames));
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(Figures.MEAN_IOU, scoring.meanIou(asPredicted));
        for (TerrainClass each : classes.scored()) {
            figures.put(Figures.iou(each.name()), scoring.iou(asPredicted, each.id()));
        }
        figures.put(Figures.FITTED_MEAN_IOU, scoring.meanIou(ofOther));
        figures.put(Figures.FITTED_RARE_IOU, scoring.iou(ofOther, rare));
        figures.put(Figures.RARE_AVERAGE_PRECISION, new PrecisionRecall(found, wrong).average());
        for (TerrainClass each : classes.classes()) {
            if (!each.scored()) {
                figures.put(Figures.recall(each.name()), recall(asPredicted, each.id()));
            }
        }
        return figures;
    }

    private static double recall(double[][] confusion, int id) {
        double all = Arrays.stream(confusion[id]).sum();
        return all == 0 ? Double.NaN : confusion[id][id] / all;
    }

    private static long[][] sum(long[][] one, long[][] other) {
        for (int i = 0; i < one.length; i++) {
            add(one[i], other[i], 1);
        }
        return one;
    }

    private static void add(long[] sum, long[] more, int times) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += times * more[i];
        }
    }

    private static void add(double[][] sum, long[][] more, double weight) {
        for (int i = 0; i < sum.length; i++) {
            for (int j = 0; j < sum.length; j++) {
                sum[i][j] += weight * more[i][j];
            }
        }
    }

    private static void add(double[][] sum, double[][] more, double weight) {
        for (int i = 0; i < sum.length; i++) {
            for (int j = 0; j < sum.length; j++) {
                sum[i][j] += weight * more[i][j];
            }
        }
    }
}
