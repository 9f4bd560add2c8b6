package org.areogan.trainer.crossvalidation.scores;

import java.util.List;
import org.areogan.terrain.score.PixelTally;
import org.areogan.trainer.report.page.LineChart;
import org.areogan.trainer.report.page.LineChart.Point;
import org.areogan.trainer.report.page.LineChart.Range;
import org.areogan.trainer.report.page.LineChart.Series;

/** How often a segmenter is right over how sure it is, beside the line on which both are the same. */
final class ReliabilityChart {
    private static final String RIGHT = "var(--series-1)";
    private static final String IDEAL = "var(--soft)";

    private ReliabilityChart() {}

    static LineChart of(PixelTally tally) {
        List<Point> right = tally.reliability().stream()
                .map(bin -> new Point((int) Math.round(100 * bin.confidence()), bin.accuracy()))
                .toList();
        return new LineChart(
                "Share that is right",
                List.of(
                        new Series("pixels", RIGHT, right),
                        new Series("as sure as right", IDEAL, List.of(new Point(0, 0), new Point(100, 1)))),
                new Range(0, 1),
                "confidence in %");
    }
}
