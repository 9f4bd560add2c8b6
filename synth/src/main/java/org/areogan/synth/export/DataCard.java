package org.areogan.synth.export;

import org.areogan.synth.spool.ExportNames;
import org.areogan.trainer.report.page.StaticPage.Table;

/** The README of an export: what it holds, how it was made, and what it is good for. */
final class DataCard {
    private final Pairs pairs;
    private final ExportRequest request;
    private final CardFacts facts;
    private final ExportTables tables;
    private final StringBuilder text = new StringBuilder();

    private DataCard(Pairs pairs, ExportRequest request) {
        this.pairs = pairs;
        this.request = request;
        this.facts = request.facts();
        this.tables = new ExportTables(pairs.spool().tally(), facts, pairs.classes());
    }

    /** Markdown. */
    static String of(Pairs pairs, ExportRequest request) {
        DataCard card = new DataCard(pairs, request);
        card.writeHead();
        card.writeFiles();
        card.writeMaking();
        card.writeProposals();
        card.writeClasses();
        card.writeLimits();
        card.writeUse();
        return card.text.toString();
    }

    private void writeHead() {
        line("# Synthetic Mars terrain for the class " + facts.rareClass());
        line("");
        line(pairs.spool().kept() + " synthetic pairs of image and mask, made by Areogan " + facts.version()
                + " so that a segmenter sees more of the class '" + facts.rareClass() + "'.");
        request.real()
                .ifPresent(data -> line("They come after the " + data.size() + " real pairs of " + data.source()
                        + ", in their order, named real-000000 and on in picture files; " + ExportNames.REAL
                        + " tells the id and scene of each."));
    }

    private void writeFiles() {
        section("Files");
        row("file", "holds");
        row("---", "---");
        for (ExportFormat format : ExportFormat.values()) {
            if (request.formats().contains(format)) {
                writeFormat(format);
            }
        }
        row(
                "`" + ExportNames.MANIFEST + "`",
                "a line for each synthetic pair: how it was made and from which real frames,"
                        + " scores, pixels of each class, SHA-256 of its pixels (frame, then mask)");
        row(
                "`" + ExportNames.DROPPED + "`",
                "a line for each proposal that was not kept: its number, kind, reasons and scores");
        row("`" + ExportNames.PAGE + "`", "counts and the contact sheet on one page for a browser");
        row("`" + ExportNames.SHEET + "`", "some of the pairs, each frame above itself under the classes' colours");
    }

    private void writeFormat(ExportFormat format) {
        switch (format) {
            case NPZ ->
                row(
                        "`" + ExportNames.ARCHIVE + "`",
                        "`training_set` [pairs, 2, height, width] (image 0 to 255,"
                                + " mask), `panorama` [pairs] (scene, that of the frame a pair began as; not there where the real data names no scenes), `origin` [pairs]"
                                + " (`kind:scene|scene`, empty for a real pair)");
            case PNG ->
                row(
                        "`images/`, `masks/`",
                        "grey PNGs; a mask's values are class ids, "
                                + pairs.classes().noLabel() + " is no label");
            case AI4MARS -> row("`images/edr/`, `labels/train/`", "the AI4Mars layout");
            case COCO ->
                row(
                        "`images/`, `" + ExportNames.ANNOTATIONS + "`",
                        "COCO instance segmentation with compressed"
                                + " run lengths: each connected piece of " + facts.rareClass()
                                + " (corners connect) is an instance,"
                                + " of every other class all that a frame shows is one annotation with `iscrowd` 1; a category's id is"
                                + " the class id plus 1");
        }
    }

    private void writeMaking() {
        section("How it was made");
        row("what", "value");
        row("---", "---");
        for (CardFacts.Model model : facts.models()) {
            row(model.part(), model.file() + ", SHA-256 " + model.sha256());
        }
        row("real data", facts.data() + ", fingerprint " + facts.fingerprint());
        row("class", facts.rareClass());
        row("seed", Long.toString(facts.seed()));
        facts.mix().forEach((kind, share) -> row("share of proposals by " + kind, number(share)));
        facts.thresholds().forEach((name, value) -> row("threshold " + name, number(value)));
        facts.settings().forEach(this::row);
    }

    private void writeProposals() {
        section("Proposals");
        table(tables.proposals());
        if (!tables.reasons().rows().isEmpty()) {
            line("");
            line(tables.reasons().caption());
            line("");
            table(tables.reasons());
        }
    }

    private void writeClasses() {
        section("Classes");
        line(tables.shares().caption());
        line("");
        table(tables.shares());
    }

    private void table(Table table) {
        row(table.header().toArray(new String[0]));
        row(table.header().stream().map(each -> "---").toArray(String[]::new));
        table.rows().forEach(row -> row(row.toArray(new String[0])));
    }

    private void writeLimits() {
        section("Limits");
        line("- Only for training: a score on synthetic pairs says nothing about Mars.");
        line(
                "- A pair shares pixels with the real frames that it was made from. Where those, or others of their scenes,"
                        + " are in a validation or test set, leave the pair out.");
        line("- Masks are as right as the labels that were cut and the model that drew; both err.");
        line("- Images have 8 bits a pixel.");
        if (request.formats().contains(ExportFormat.AI4MARS)) {
            line("- " + Ai4MarsNote.text(pairs.classes()));
        }
        facts.limits().forEach(limit -> line("- " + limit));
    }

    private void writeUse() {
        section("Use");
        line("`areogan inspect` on "
                + (request.formats().contains(ExportFormat.NPZ) ? "`" + ExportNames.ARCHIVE + "`" : "this folder")
                + " shows what is in it. Train once with the pairs and once without, with the same seed, and compare both on"
                + " real frames that neither has seen: only that tells whether the pairs help.");
    }

    private static String number(double value) {
        return Double.toString(value);
    }

    private void section(String title) {
        line("");
        line("## " + title);
        line("");
    }

    /** A bar would end the cell. */
    private void row(String... cells) {
        StringBuilder row = new StringBuilder("|");
        for (String cell : cells) {
            row.append(' ').append(cell.replace("|", "\\|").replace('\n', ' ')).append(" |");
        }
        line(row.toString());
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
