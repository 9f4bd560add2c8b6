package org.areogan.trainer.crossvalidation.scores;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.score.PixelTally;
import org.areogan.terrain.score.PrecisionRecall;
import org.areogan.trainer.report.page.LineChart;
import org.areogan.trainer.report.page.LineChart.Point;
import org.areogan.trainer.report.page.LineChart.Range;
import org.areogan.trainer.report.page.LineChart.Series;

/** Precision over recall, a line for each class that is scored. */
public final class PrecisionRecallChart {
    private static final int STEP = 2;

    private PrecisionRecallChart() {}

    public static LineChart of(ClassSet classes, PixelTally tally) {
        List<Series> lines = new ArrayList<>();
        for (TerrainClass each : classes.scored()) {
            lines.add(new Series(
                    each.name(),
                    String.format(Locale.ROOT, "color-mix(in srgb, #%06x, white var(--lift))", each.rgb()),
                    points(tally.precisionRecall(each.id()))));
        }
        return new LineChart("Precision", lines, new Range(0, 1), "recall in %");
    }

    /** The best precision among thresholds that find at least so much. */
    private static List<Point> points(PrecisionRecall curve) {
        List<Point> points = new ArrayList<>();
        for (int percent = STEP; percent <= 100; percent += STEP) {
            double recall = percent / 100.0;
            curve.points().stream()
                    .filter(point -> point.recall() >= recall - 1e-12)
                    .mapToDouble(PrecisionRecall.Point::precision)
                    .max()
                    .ifPresent(precision -> points.add(new Point((int) Math.round(100 * recall), precision)));
        }
        return points;
    }
}
