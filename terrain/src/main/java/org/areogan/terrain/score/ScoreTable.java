package org.areogan.terrain.score;

import java.util.List;
import java.util.Locale;
import org.areogan.terrain.score.Scores.ClassScore;
import org.areogan.terrain.score.Scores.Reading;

/** Scores as plain text: a row for each class, then the means. Undefined figures are shown as a hyphen. */
public final class ScoreTable {
    private ScoreTable() {}

    /**
     * The figures as the reference scores, then the mean IoU of the other reading. Lines end in a line feed.
     *
     * <p>A class that is not scored shows its pixels only.
     */
    public static String format(Scores scores) {
        List<ClassScore> rows = scores.classes(Reading.LEFT_OUT);
        int width = Math.max(
                "balanced accuracy".length(),
                rows.stream()
                        .mapToInt(row -> row.terrainClass().name().length())
                        .max()
                        .orElse(0));
        StringBuilder table = new StringBuilder();
        line(table, width, "class", "IoU", "precision", "recall", "F1", "pixels");
        for (ClassScore row : rows) {
            line(
                    table,
                    width,
                    row.terrainClass().name(),
                    figure(row.iou()),
                    figure(row.precision()),
                    figure(row.recall()),
                    figure(row.f1()),
                    String.format(Locale.ROOT, "%,d", row.pixels()));
        }
        table.append('\n');
        mean(table, width, "mean IoU", scores.meanIou(Reading.LEFT_OUT), leftOut(rows));
        mean(table, width, "mean IoU, kept", scores.meanIou(Reading.KEPT), "all pixels counted");
        mean(table, width, "pixel accuracy", scores.pixelAccuracy(Reading.LEFT_OUT), "");
        mean(table, width, "balanced accuracy", scores.balancedAccuracy(Reading.LEFT_OUT), "");
        return table.toString();
    }

    private static String leftOut(List<ClassScore> rows) {
        List<String> names = rows.stream()
                .filter(row -> !row.terrainClass().scored())
                .map(row -> row.terrainClass().name())
                .toList();
        return names.isEmpty() ? "" : "true " + String.join(", ", names) + " left out";
    }

    private static void mean(StringBuilder table, int width, String name, double value, String note) {
        String line = String.format(Locale.ROOT, "%-" + width + "s %9s  %s", name, figure(value), note);
        table.append(line.stripTrailing()).append('\n');
    }

    private static void line(StringBuilder table, int width, String name, String... figures) {
        table.append(String.format(Locale.ROOT, "%-" + width + "s", name));
        for (int column = 0; column < figures.length; column++) {
            table.append(String.format(Locale.ROOT, column == figures.length - 1 ? " %14s" : " %9s", figures[column]));
        }
        table.append('\n');
    }

    private static String figure(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
    }
}
