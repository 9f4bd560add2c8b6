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
import org.areogan.trainer.events.Losses;
import org.areogan.trainer.report.page.LineChart;
import org.areogan.trainer.report.page.LineChart.Point;
import org.areogan.trainer.report.page.LineChart.Range;
import org.areogan.trainer.report.page.LineChart.Series;

/** The charts of a report. */
final class ReportCharts {
    private static final String FIRST = "var(--series-1)";
    private static final String SECOND = "var(--series-2)";

    private ReportCharts() {}

    static List<LineChart> of(List<EpochRecord> epochs, ClassSet classes, List<String> losses) {
        List<LineChart> charts = new ArrayList<>();
        charts.add(scores(epochs, classes));
        charts.add(LineChart.fromZero(
                "The two players",
                List.of(
                        loss("discriminator", FIRST, epochs, Losses.DISCRIMINATOR),
                        loss("generator, adversarial part", SECOND, epochs, Losses.ADVERSARIAL))));
        charts.add(LineChart.fromZero(
                "Reconstruction loss",
                List.of(
                        loss("training", FIRST, epochs, Losses.RECONSTRUCTION),
                        series("validation", SECOND, epochs, EpochRecord::validationLoss))));
        charts.add(LineChart.fromZero(
                "Generator, whole loss", List.of(loss("generator", FIRST, epochs, Losses.GENERATOR))));
        for (String term : losses) {
            if (!Losses.USUAL.contains(term)) {
                charts.add(LineChart.fromZero("Loss: " + term, List.of(loss(term, FIRST, epochs, term))));
            }
        }
        charts.add(LineChart.fromZero(
                "Gradient at the logits",
                List.of(series(
                        "adversarial part as a share of the rest",
                        FIRST,
                        epochs,
                        epoch -> epoch.gradientRatio().orElse(Double.NaN)))));
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

    private static Series loss(String name, String colour, List<EpochRecord> epochs, String term) {
        return series(name, colour, epochs, epoch -> epoch.losses().of(term));
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
