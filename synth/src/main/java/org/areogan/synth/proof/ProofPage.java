package org.areogan.synth.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.areogan.files.UserException;
import org.areogan.synth.quality.QualityReport;
import org.areogan.trainer.report.page.StaticPage;
import org.areogan.trainer.report.page.StaticPage.Picture;
import org.areogan.trainer.report.page.StaticPage.Section;
import org.areogan.trainer.report.page.StaticPage.Table;

/** The comparison on one page for a browser: scores, how alike each row's pairs are to real ones, and a look at them. */
final class ProofPage {
    private ProofPage() {}

    static StaticPage of(Proof proof, ProofTable scores) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(
                "Scores on test frames",
                List.of(new Table(
                        "Pixels of unscored classes left out; mean and standard deviation over the seeds.",
                        scores.header(),
                        scores.rows())),
                List.of()));
        Table qualities = qualities(proof);
        if (!qualities.rows().isEmpty()) {
            sections.add(new Section("Synthetic pairs beside real ones", List.of(qualities), List.of()));
        }
        List<Picture> sheets = new ArrayList<>();
        for (ProofRow row : proof.rows()) {
            Path sheet = proof.data(row).resolve("contact-sheet.png");
            if (Files.exists(sheet)) {
                sheets.add(Picture.of(row.description(), sheet));
            }
        }
        if (!sheets.isEmpty()) {
            sections.add(new Section("Contact sheets", List.of(), sheets));
        }
        return new StaticPage(
                "Areogan: do synthetic pairs help?",
                proof.rare().name(),
                proof.seeds() + " seeds",
                List.of(
                        "Every row was trained with the same seeds, for the same steps or the same looks at each real pair, chose its best epoch by the same real"
                                + " validation frames, and was then scored on the test frames."),
                List.of(),
                sections);
    }

    private static Table qualities(Proof proof) {
        List<List<String>> rows = new ArrayList<>();
        for (ProofRow row : proof.rows()) {
            Path file = proof.data(row).resolve(QualityReport.NAME);
            if (Files.exists(file)) {
                for (JsonNode comparison : read(file).path("comparisons")) {
                    rows.add(List.of(
                            row.description(),
                            comparison.path("name").asText(),
                            number(comparison.path("frechet")),
                            number(comparison.path("kernel").path("mean")),
                            number(comparison.path("balls").path("density")),
                            number(comparison.path("balls").path("coverage"))));
                }
            }
        }
        return new Table(
                "By features of the segmenter's own bottleneck. Distances are 0 for equal sets; density and coverage are 1"
                        + " or near it.",
                List.of("row", "compared", "Fréchet distance", "kernel distance", "density", "coverage"),
                rows);
    }

    private static String number(JsonNode value) {
        return value.isNumber() ? String.format(Locale.ROOT, "%.4g", value.asDouble()) : "-";
    }

    private static JsonNode read(Path file) {
        try {
            return new ObjectMapper().readTree(Files.readString(file));
        } catch (IOException failure) {
            throw new UserException("cannot read " + file + ": " + failure.getMessage() + "; delete it", failure);
        }
    }
}
