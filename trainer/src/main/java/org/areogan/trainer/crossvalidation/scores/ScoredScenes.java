package org.areogan.trainer.crossvalidation.scores;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.areogan.generator.Segmenter;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.score.PixelTally;
import org.areogan.trainer.report.page.MarkdownTable;
import org.areogan.trainer.report.page.StaticPage;

/**
 * One model's scores on labelled frames, with intervals that say how much they owe to which scenes are there: the middle
 * 95 % of 10,000 resamplings of the scenes (Efron 1979).
 *
 * @param figures in their order, by name
 * @param tally of all pixels
 */
public record ScoredScenes(Map<String, Interval> figures, PixelTally tally) {
    private static final List<String> HEADER = List.of("figure", "value", "95 % interval");

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
        return new ScoredScenes(figures, scores.pooled());
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
        MarkdownTable table = new MarkdownTable(HEADER);
        rows().forEach(table::row);
        return table.text();
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        figures.forEach((name, each) ->
                rows.add(List.of(name, shown(each.value()), shown(each.low()) + " to " + shown(each.high()))));
        rows.add(List.of("calibration error", shown(tally.calibrationError()), "-"));
        return rows;
    }

    /**
     * The figures, precision over recall and reliability on a page that needs no other file.
     *
     * @param model what was scored, for people
     * @param data on what
     */
    public StaticPage page(String model, String data) {
        return new StaticPage(
                "evaluation",
                model,
                "scored",
                List.of("Scored on " + data + ". Pixels whose true class is not scored are left out, but for recalls."
                        + " Intervals are the middle 95 % of 10,000 resamplings of the scenes."),
                List.of(
                        new StaticPage.Fact(
                                "Mean IoU",
                                shown(Objects.requireNonNull(figures.get(Figures.MEAN_IOU))
                                        .value())),
                        new StaticPage.Fact("Calibration error", shown(tally.calibrationError()))),
                List.of(
                        new StaticPage.Section(
                                "Figures", List.of(new StaticPage.Table("All frames", HEADER, rows())), List.of()),
                        new StaticPage.Section(
                                "Precision and recall",
                                List.of(),
                                List.of(),
                                List.of(PrecisionRecallChart.of(tally.classes(), tally))),
                        new StaticPage.Section(
                                "Reliability", List.of(), List.of(), List.of(ReliabilityChart.of(tally)))));
    }

    private static String shown(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
    }
}
