package org.areogan.synth;

import java.util.Locale;
import java.util.function.ToLongFunction;
import org.areogan.terrain.TerrainClass;

/** The README of an export: what it holds, how it was made, and what it is good for. */
final class DataCard {
    private final Pairs pairs;
    private final ExportRequest request;
    private final CardFacts facts;
    private final ExportTally tally;
    private final StringBuilder text = new StringBuilder();

    private DataCard(Pairs pairs, ExportRequest request) {
        this.pairs = pairs;
        this.request = request;
        this.facts = request.facts();
        this.tally = ExportTally.of(pairs.spool());
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
        row("`" + ExportNames.SHEET + "`", "some of the pairs, each frame above itself under the classes' colours");
    }

    private void writeFormat(ExportFormat format) {
        switch (format) {
            case NPZ ->
                row(
                        "`" + ExportNames.ARCHIVE + "`",
                        "`training_set` [pairs, 2, height, width] (image 0 to 255,"
                                + " mask), `panorama` [pairs] (scene, that of the frame a pair began as), `origin` [pairs]"
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
        row("kind", "proposed", "kept", "dropped");
        row("---", "---:", "---:", "---:");
        for (ProposalKind kind : ProposalKind.values()) {
            writeCounts(kind.word(), tally.kept(kind), tally.dropped(kind));
        }
        writeCounts("all", pairs.spool().kept(), pairs.spool().dropped());
        if (!tally.reasons().isEmpty()) {
            line("");
            line("Why proposals were dropped; one can have several reasons:");
            line("");
            row("reason", "proposals");
            row("---", "---:");
            tally.reasons().forEach((reason, count) -> row(reason, Long.toString(count)));
        }
    }

    private void writeCounts(String kind, long kept, long dropped) {
        row(kind, Long.toString(kept + dropped), Long.toString(kept), Long.toString(dropped));
    }

    private void writeClasses() {
        section("Classes");
        line("Shares of labelled pixels.");
        line("");
        row("id", "class", "before: real", "synthetic", "after: both");
        row("---", "---", "---:", "---:", "---:");
        for (TerrainClass each : pairs.classes().classes()) {
            row(
                    Integer.toString(each.id()),
                    each.name(),
                    share(each, this::before),
                    share(each, name -> tally.pixels(name)),
                    share(each, name -> before(name) + tally.pixels(name)));
        }
    }

    private long before(String className) {
        return facts.pixelsBefore().getOrDefault(className, 0L);
    }

    private String share(TerrainClass of, ToLongFunction<String> pixels) {
        long all = pairs.classes().classes().stream()
                .map(TerrainClass::name)
                .mapToLong(pixels)
                .sum();
        return all == 0 ? "none" : String.format(Locale.ROOT, "%.3f %%", 100.0 * pixels.applyAsLong(of.name()) / all);
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
