package org.areogan.trainer.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.score.Scores;
import org.areogan.terrain.score.Scores.Reading;
import org.areogan.trainer.events.EpochRecord;
import org.areogan.trainer.report.LineChart.Point;
import org.areogan.trainer.report.LineChart.Range;
import org.areogan.trainer.report.LineChart.Series;

/** The charts of a report. */
final class ReportCharts {
    private static final String FIRST = "var(--series-1)";
    private static final String SECOND = "var(--series-2)";

    /** Lifted towards white on dark screens, where some classes' colours would hardly be seen. */
    private ReportCharts() {}

    static List<LineChart> of(List<EpochRecord> epochs, ClassSet classes, boolean adversarial) {
        List<LineChart> charts = new ArrayList<>();
        charts.add(scores(epochs, classes));
        if (adversarial) {
            charts.add(LineChart.fromZero(
                    "The two players",
                    List.of(
                            series(
                                    "discriminator",
                                    FIRST,
                                    epochs,
                                    epoch -> epoch.losses().discriminator()),
                            series(
                                    "generator, adversarial part",
                                    SECOND,
                                    epochs,
                                    epoch -> epoch.losses().adversarial()))));
        }
        charts.add(LineChart.fromZero(
                "Reconstruction loss",
                List.of(
                        series(
                                "training",
                                FIRST,
                                epochs,
                                epoch -> epoch.losses().reconstruction()),
                        series("validation", SECOND, epochs, EpochRecord::validationLoss))));
        charts.add(LineChart.fromZero(
                "Generator, whole loss",
                List.of(series(
                        "generator", FIRST, epochs, epoch -> epoch.losses().generator()))));
        charts.add(LineChart.fromZero(
                "Learning rate", List.of(series("generator", FIRST, epochs, EpochRecord::learningRate))));
        return charts.stream().filter(LineChart::hasPoints).toList();
    }

    private static LineChart scores(List<EpochRecord> epochs, ClassSet classes) {
        List<Scores> scores =
                epochs.stream().map(epoch -> Scores.of(epoch.validation())).toList();
        List<Series> lines = new ArrayList<>();
        for (TerrainClass each : classes.scored()) {
            lines.add(series(
                    each.name(),
                    String.format(Locale.ROOT, "color-mix(in srgb, #%06x, white var(--lift))", each.rgb()),
                    epochs,
                    scores,
                    score -> score.iou(each.id(), Reading.LEFT_OUT)));
        }
        lines.add(series("mean", "var(--ink)", epochs, scores, score -> score.meanIou(Reading.LEFT_OUT)));
        return new LineChart("IoU on the validation frames", lines, new Range(0, 1));
    }

    private static Series series(
            String name, String colour, List<EpochRecord> epochs, ToDoubleFunction<EpochRecord> value) {
        return series(name, colour, epochs, epochs, value);
    }

    private static <T> Series series(
            String name, String colour, List<EpochRecord> epochs, List<T> sources, ToDoubleFunction<T> value) {
        List<Point> points = new ArrayList<>();
        for (int place = 0; place < epochs.size(); place++) {
            points.add(new Point(epochs.get(place).epoch(), value.applyAsDouble(sources.get(place))));
        }
        return new Series(name, colour, points);
    }
}
