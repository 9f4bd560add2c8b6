package org.areogan.synth.export;

import org.areogan.synth.spool.ExportNames;
import org.areogan.synth.spool.PairOverview;
import org.areogan.trainer.report.page.StaticPage.Table;

/** The README of an export: what it holds, how it was made, and what it is good for. */
final class DataCard {
    private final PairOverview pairs;
    private final ExportRequest request;
    private final CardFacts facts;
    private final ExportTables tables;
    private final boolean parts;
    private final StringBuilder text = new StringBuilder();

    private DataCard(PairOverview pairs, ExportRequest request, boolean parts) {
        this.pairs = pairs;
        this.request = request;
        this.facts = request.facts();
        this.tables = new ExportTables(pairs.tally(), facts, pairs.classes());
        this.parts = parts;
    }

    /**
     * Markdown.
     *
     * @param parts whether the pairs lie in a folder for each part
     */
    static String of(PairOverview pairs, ExportRequest request, boolean parts) {
        DataCard card = new DataCard(pairs, request, parts);
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
        line(pairs.kept() + " synthetic pairs of image and mask, made by Areogan " + facts.version()
                + " so that a segmenter sees more of the class '" + facts.rareClass() + "'.");
        request.real()
                .ifPresent(data -> line("They come after the " + data.size() + " real pairs of " + facts.data()
                        + ", in their order, " + (parts ? "in `" + ExportNames.REAL_PART + "/`, " : "")
                        + "named real-000000 and on in picture files; " + ExportNames.REAL
                        + " tells the id and scene of each."));
        if (parts) {
            line("");
            line("They lie in folders, `" + ExportNames.part(0) + "` and on, each of which is a data set by itself."
                    + " A part is a series of proposals of its own: attempts are counted from 0 in each, and the judge"
                    + " compares a pair with those kept before it in its part. What is the exact copy of a pair in an"
                    + " earlier part is left out, with the reason `copy`.");
        }
    }

    /** Of a file that each part has. */
    private String file(String name) {
        return "`" + (parts ? "part-*/" : "") + name + "`";
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
                "`" + ExportNames.MANIFEST + "`" + (parts ? ", " + file(ExportNames.MANIFEST) : ""),
                "a line for each synthetic pair: how it was made and from which real frames,"
                        + " scores, pixels of each class, SHA-256 of its pixels (frame, then mask)");
        row(
                file(ExportNames.DROPPED),
                "a line for each proposal that was not kept: its number, kind, reasons and scores");
        row("`" + ExportNames.PAGE + "`", "counts and the contact sheet on one page for a browser");
        row("`" + ExportNames.SHEET + "`", "some of the pairs, each frame above itself under the classes' colours");
    }

    private void writeFormat(ExportFormat format) {
        switch (format) {
            case NPZ ->
                row(
                        file(ExportNames.ARCHIVE),
                        "`training_set` [pairs, 2, height, width] (image 0 to 255,"
                                + " mask), `panorama` [pairs] (scene, that of the frame a pair began as; not there where the real data names no scenes), `origin` [pairs]"
                                + " (`kind:scene|scene`, empty for a real pair)");
            case PNG ->
                row(
                        file("images/") + ", " + file("masks/"),
                        "grey PNGs; a mask's values are class ids, "
                                + pairs.classes().noLabel() + " is no label");
            case AI4MARS -> row(file("images/edr/") + ", " + file("labels/train/"), "the AI4Mars layout");
            case COCO ->
                row(
                        file("images/") + ", " + file(ExportNames.ANNOTATIONS),
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
                + (request.formats().contains(ExportFormat.NPZ) && !parts
                        ? "`" + ExportNames.ARCHIVE + "`"
                        : "this folder")
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
