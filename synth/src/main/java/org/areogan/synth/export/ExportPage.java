package org.areogan.synth.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.areogan.synth.spool.PairOverview;
import org.areogan.trainer.report.page.StaticPage;
import org.areogan.trainer.report.page.StaticPage.Fact;
import org.areogan.trainer.report.page.StaticPage.Picture;
import org.areogan.trainer.report.page.StaticPage.Section;
import org.areogan.trainer.report.page.StaticPage.Table;

/** The page of an export, for a browser: what was made, what was kept, why the rest was dropped, and a look at it. */
final class ExportPage {
    private ExportPage() {}

    /** @param sheet the contact sheet's file */
    static StaticPage of(PairOverview pairs, ExportRequest request, Path sheet) {
        CardFacts facts = request.facts();
        ExportTables tables = new ExportTables(pairs.tally(), facts, pairs.classes());
        List<Table> counts = new ArrayList<>(List.of(tables.proposals()));
        if (!tables.reasons().rows().isEmpty()) {
            counts.add(tables.reasons());
        }
        return new StaticPage(
                "Areogan synthetic pairs",
                facts.rareClass(),
                pairs.kept() + " pairs",
                List.of(
                        "Only for training: a score on synthetic pairs says nothing about Mars. README.md tells how they"
                                + " were made and from what."),
                List.of(
                        new Fact("proposed", Long.toString(pairs.kept() + pairs.dropped())),
                        new Fact("kept", Integer.toString(pairs.kept())),
                        new Fact("dropped", Long.toString(pairs.dropped()))),
                List.of(
                        new Section("Proposals", counts, List.of()),
                        new Section("Classes", List.of(tables.shares()), List.of()),
                        new Section(
                                "Contact sheet",
                                List.of(),
                                List.of(Picture.of("Each frame above itself under the classes' colours", sheet)))));
    }
}
