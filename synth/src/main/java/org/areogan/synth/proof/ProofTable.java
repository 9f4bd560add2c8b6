package org.areogan.synth.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.score.Scores.Reading;
import org.areogan.trainer.report.page.MarkdownTable;

/**
 * The comparison, pixels of unscored classes left out: mean and standard deviation over the seeds.
 *
 * @param header names of the columns
 * @param rows one for each row that has a score, cell by cell
 */
record ProofTable(List<String> header, List<List<String>> rows) {
    static ProofTable of(List<ProofScore> scores, ClassSet classes, TerrainClass rare) {
        Map<String, ToDoubleFunction<ProofScore>> columns = columns(classes, rare);
        List<String> header = new ArrayList<>(List.of("trained on", "frames", "seeds"));
        header.addAll(columns.keySet());
        List<List<String>> rows = new ArrayList<>();
        for (ProofRow row : ProofRow.values()) {
            List<ProofScore> own =
                    scores.stream().filter(each -> each.row() == row).toList();
            if (!own.isEmpty()) {
                List<String> cells = new ArrayList<>(List.of(
                        row.description(), Integer.toString(own.get(0).frames()), Integer.toString(own.size())));
                columns.values()
                        .forEach(column -> cells.add(Spread.of(own.stream()
                                        .map(each -> column.applyAsDouble(each))
                                        .toList())
                                .text()));
                rows.add(cells);
            }
        }
        return new ProofTable(header, rows);
    }

    private static Map<String, ToDoubleFunction<ProofScore>> columns(ClassSet classes, TerrainClass rare) {
        Map<String, ToDoubleFunction<ProofScore>> columns = new LinkedHashMap<>();
        columns.put(rare.name() + " IoU", score -> score.scores(classes).iou(rare.id(), Reading.LEFT_OUT));
        columns.put(
                rare.name() + " IoU, fitted",
                score -> score.fittedScores(classes)
                        .map(fitted -> fitted.iou(rare.id(), Reading.LEFT_OUT))
                        .orElse(Double.NaN));
        columns.put(rare.name() + " AP", score -> {
            Double precision = score.averagePrecision();
            return precision == null ? Double.NaN : precision;
        });
        columns.put(
                rare.name() + " precision",
                score -> score.scores(classes).of(rare.id(), Reading.LEFT_OUT).precision());
        columns.put(
                rare.name() + " recall",
                score -> score.scores(classes).of(rare.id(), Reading.LEFT_OUT).recall());
        columns.put("mean IoU", score -> score.scores(classes).meanIou(Reading.LEFT_OUT));
        columns.put(
                "mean IoU, fitted",
                score -> score.fittedScores(classes)
                        .map(fitted -> fitted.meanIou(Reading.LEFT_OUT))
                        .orElse(Double.NaN));
        for (TerrainClass each : classes.scored()) {
            if (each.id() != rare.id()) {
                columns.put(each.name() + " IoU", score -> score.scores(classes).iou(each.id(), Reading.LEFT_OUT));
            }
        }
        return columns;
    }

    String markdown() {
        MarkdownTable table = new MarkdownTable(header);
        rows.forEach(table::row);
        return table.text();
    }
}
