package org.areogan.trainer.crossvalidation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.areogan.files.UserException;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.score.PixelTally;
import org.areogan.trainer.crossvalidation.scores.Figures;
import org.areogan.trainer.crossvalidation.scores.PrecisionRecallChart;
import org.areogan.trainer.crossvalidation.scores.SeedScores;
import org.areogan.trainer.report.page.MarkdownTable;
import org.areogan.trainer.report.page.StaticPage;
import org.areogan.trainer.report.page.Text;

/** The figures of a cross-validation as a table and a page. */
final class ValidationReport {
    private final Path folder;
    private final ValidationIdentity identity;
    private final Map<Long, SeedScores> seeds;

    /** @throws UserException if no seed is done */
    ValidationReport(Path folder, ValidationScores scores) {
        this.folder = folder;
        this.identity = scores.identity();
        this.seeds = scores.seeds();
        if (seeds.isEmpty()) {
            throw new UserException("no seed of the cross-validation in " + folder + " has all of its "
                    + identity.folds() + " folds yet; go on with it with the same 'areogan validate'");
        }
    }

    /** A row for each figure and a column for each seed, then their mean and spread. */
    String markdown() {
        List<String> header = new ArrayList<>(List.of("figure"));
        seeds.keySet().forEach(seed -> header.add("seed " + seed));
        header.addAll(List.of("mean", "spread"));
        MarkdownTable table = new MarkdownTable(header);
        rows().forEach(table::row);
        return table.text();
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        figures().forEach((name, values) -> {
            List<String> row = new ArrayList<>(List.of(name));
            values.forEach(value -> row.add(Text.score(value)));
            row.add(Text.score(mean(values)));
            row.add(values.size() < 2 ? "-" : Text.score(deviation(values)));
            rows.add(row);
        });
        return rows;
    }

    /** By name, seed by seed. */
    private Map<String, List<Double>> figures() {
        Map<String, List<Double>> figures = new LinkedHashMap<>();
        for (SeedScores seed : seeds.values()) {
            seed.figures().forEach((name, value) -> add(figures, name, value));
            PixelTally pooled = seed.pooled();
            for (TerrainClass each : identity.classes().classes()) {
                add(
                        figures,
                        each.name() + " AP",
                        pooled.precisionRecall(each.id()).average());
            }
            add(figures, "calibration error", pooled.calibrationError());
        }
        return figures;
    }

    private static void add(Map<String, List<Double>> figures, String name, double value) {
        figures.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /** Of a sample. */
    private static double deviation(List<Double> values) {
        double mean = mean(values);
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / (values.size() - 1));
    }

    StaticPage page() {
        double mean = mean(figures().getOrDefault(Figures.MEAN_IOU, List.of()));
        List<StaticPage.Section> sections = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("figure"));
        seeds.keySet().forEach(seed -> header.add("seed " + seed));
        header.addAll(List.of("mean", "spread"));
        sections.add(new StaticPage.Section(
                "Figures", List.of(new StaticPage.Table("All folds together", header, rows())), List.of()));
        sections.add(new StaticPage.Section(
                "Precision and recall",
                List.of(),
                List.of(),
                List.of(PrecisionRecallChart.of(identity.classes(), pooled()))));
        return new StaticPage(
                "cross-validation",
                String.valueOf(folder.toAbsolutePath().normalize().getFileName()),
                seeds.size() == 1 ? "one seed" : seeds.size() + " seeds",
                notes(),
                List.of(
                        new StaticPage.Fact("Mean IoU", Text.score(mean)),
                        new StaticPage.Fact("Folds", Integer.toString(identity.folds())),
                        new StaticPage.Fact(
                                "Training",
                                Text.duration(seeds.values().stream()
                                        .mapToDouble(SeedScores::seconds)
                                        .sum()))),
                sections);
    }

    private List<String> notes() {
        String biases = seeds.values().iterator().next().biases().stream()
                .map(bias -> String.format(Locale.ROOT, "%.2f", bias))
                .toList()
                .toString();
        return List.of(
                "Every real frame of " + identity.data() + " was judged once for each seed, by a model that was trained"
                        + " without its fold. Pixels whose true class is not scored are left out.",
                "Fitted figures have the bias of " + identity.rare() + " that is best on the other folds (" + biases
                        + " for the first seed), and frames that show it weighted to a fifth of all.");
    }

    private PixelTally pooled() {
        return seeds.values().iterator().next().pooled();
    }
}
