package org.areogan.synth.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.areogan.synth.proposal.ProposalKind;
import org.areogan.synth.spool.ExportTally;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.TerrainClass;
import org.areogan.trainer.report.page.StaticPage.Table;

/**
 * What an export counts, as its data card and its page show it.
 *
 * @param tally of the spool
 * @param facts of the request
 * @param classes of the masks
 */
record ExportTables(ExportTally tally, CardFacts facts, ClassSet classes) {
    Table proposals() {
        List<List<String>> rows = new ArrayList<>();
        long kept = 0;
        long dropped = 0;
        for (ProposalKind kind : ProposalKind.values()) {
            rows.add(counts(kind.word(), tally.kept(kind), tally.dropped(kind)));
            kept += tally.kept(kind);
            dropped += tally.dropped(kind);
        }
        rows.add(counts("all", kept, dropped));
        return new Table("Proposals of each kind.", List.of("kind", "proposed", "kept", "dropped"), rows);
    }

    private static List<String> counts(String kind, long kept, long dropped) {
        return List.of(kind, Long.toString(kept + dropped), Long.toString(kept), Long.toString(dropped));
    }

    /** Has no rows if nothing was dropped. */
    Table reasons() {
        List<List<String>> rows = tally.reasons().entrySet().stream()
                .map(each -> List.of(each.getKey(), Long.toString(each.getValue())))
                .toList();
        return new Table(
                "Why proposals were dropped; one can have several reasons.", List.of("reason", "proposals"), rows);
    }

    Table shares() {
        List<List<String>> rows = new ArrayList<>();
        for (TerrainClass each : classes.classes()) {
            rows.add(List.of(
                    Integer.toString(each.id()),
                    each.name(),
                    share(each, this::before),
                    share(each, tally::pixels),
                    share(each, name -> before(name) + tally.pixels(name))));
        }
        return new Table(
                "Shares of labelled pixels.", List.of("id", "class", "before: real", "synthetic", "after: both"), rows);
    }

    private long before(String className) {
        return facts.pixelsBefore().getOrDefault(className, 0L);
    }

    private String share(TerrainClass of, ToLongFunction<String> pixels) {
        long all = classes.classes().stream()
                .map(TerrainClass::name)
                .mapToLong(pixels)
                .sum();
        return all == 0 ? "none" : String.format(Locale.ROOT, "%.3f %%", 100.0 * pixels.applyAsLong(of.name()) / all);
    }
}
