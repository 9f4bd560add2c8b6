package org.areogan.trainer.crossvalidation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.areogan.generator.Segmenter;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.TerrainClass;
import org.areogan.trainer.report.MarkdownTable;

/**
 * One model's scores on labelled frames, with intervals that say how much they owe to which scenes are there: the middle
 * 95 % of 10,000 resamplings of the scenes (Efron 1979).
 *
 * @param figures in their order, by name
 */
public record ScoredScenes(Map<String, Interval> figures) {
    /**
     * @param low 2.5 % of the resamplings lie below
     * @param high 2.5 % lie above
     */
    public record Interval(double value, double low, double high) {}

    /** Segments every frame once. The rare class is the scored one with the fewest pixels. */
    public static ScoredScenes of(Segmenter segmenter, DataSet data) {
        ClassSet classes = data.classes();
        int rare = rare(data);
        FoldScores scenes = FoldScores.of(segmenter, data, rare, 0);
        SeedScores scores = new SeedScores(classes, rare, List.of(scenes));
        RandomGenerator random = Bootstrap.random();
        int count = scores.sceneNames().size();
        Map<String, double[]> draws = new LinkedHashMap<>();
        for (int draw = 0; draw < Bootstrap.DRAWS; draw++) {
            int[] times = Bootstrap.times(count, random);
            int place = draw;
            scores.figures(times)
                    .forEach((name, value) ->
                            draws.computeIfAbsent(name, unused -> new double[Bootstrap.DRAWS])[place] = value);
        }
        Map<String, Interval> figures = new LinkedHashMap<>();
        scores.figures().forEach((name, value) -> {
            double[] sorted = draws.getOrDefault(name, new double[0]);
            Arrays.sort(sorted);
            // Nothing was fitted: there are no other folds.
            if (!name.equals(Figures.FITTED_MEAN_IOU) && !name.equals(Figures.FITTED_RARE_IOU)) {
                figures.put(name, new Interval(value, Bootstrap.low(sorted), Bootstrap.high(sorted)));
            }
        });
        return new ScoredScenes(figures);
    }

    private static int rare(DataSet data) {
        long[] pixels = new long[data.classes().size()];
        for (int index = 0; index < data.size(); index++) {
            long[] counts = data.mask(index).counts();
            Arrays.setAll(pixels, id -> pixels[id] + counts[id]);
        }
        return data.classes().scored().stream()
                .min(Comparator.comparingLong(
                        (TerrainClass each) -> pixels[each.id()] == 0 ? Long.MAX_VALUE : pixels[each.id()]))
                .map(TerrainClass::id)
                .orElseThrow();
    }

    /** A row for each figure. */
    public String markdown() {
        MarkdownTable table = new MarkdownTable("figure", "value", "95 % interval");
        figures.forEach(
                (name, each) -> table.row(name, shown(each.value()), shown(each.low()) + " to " + shown(each.high())));
        return table.text();
    }

    private static String shown(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
    }
}
