package org.areogan.synth.series;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.areogan.files.AtomicFile;
import org.areogan.files.UserException;
import org.areogan.synth.Series;
import org.areogan.synth.SeriesMaker;
import org.areogan.synth.Synthesis;
import org.areogan.synth.export.CardFacts;
import org.areogan.synth.export.ExportFormat;
import org.areogan.synth.export.ExportRequest;
import org.areogan.synth.export.Exporter;
import org.areogan.synth.spool.ExportNames;
import org.areogan.synth.spool.ExportTally;
import org.areogan.synth.spool.ManifestEntry;
import org.areogan.synth.spool.Spool;

/**
 * What is to be done for a request in series; each of its pieces may be done by another process. The same request gives the
 * same bytes. May be used by several threads at once, each with folders of its own.
 */
public final class SeriesWork {
    private static final String END = "end.json";

    private final SeriesMaker maker;
    private final Series.Plan plan;
    private final ExportRequest request;

    /**
     * @param size pairs in a series
     * @param merge whether the real pairs are written too
     * @throws UserException if the formats cannot hold what is asked for
     */
    public SeriesWork(SeriesMaker maker, int size, Set<ExportFormat> formats, boolean merge) {
        this.maker = maker;
        this.plan =
                new Series.Plan(maker.request().count(), size, maker.request().seed());
        this.request = new ExportRequest(
                formats, merge ? Optional.of(maker.real()) : Optional.empty(), card(maker.card(), size));
        Exporter.check(request, maker.classes());
    }

    private static CardFacts card(CardFacts facts, int size) {
        Map<String, String> settings = new TreeMap<>(facts.settings());
        settings.put("pairs in a series", Integer.toString(size));
        return facts.withSettings(settings);
    }

    public SeriesMaker maker() {
        return maker;
    }

    /** Which series are made, and which of their pairs are kept. */
    public SeriesRounds rounds() {
        return new SeriesRounds(plan);
    }

    /** What is written. */
    public ExportRequest request() {
        return request;
    }

    /** All that decides which pairs come out. */
    public Map<String, String> identity() {
        Map<String, String> identity = new TreeMap<>(maker.identity());
        identity.put("series", Integer.toString(plan.size()));
        return identity;
    }

    /**
     * Makes a series into a folder, or goes on with it, or finds it made.
     *
     * @throws UserException if the folder holds something else or cannot be written to
     */
    public SeriesEnd make(Series series, Path folder, Synthesis.Listener listener, BooleanSupplier stop) {
        Path note = folder.resolve(END);
        if (Files.exists(note)) {
            return read(note);
        }
        try (Spool spool = open(series.number(), folder)) {
            Synthesis.End end = maker.make(series, spool, listener, stop);
            SeriesEnd made = new SeriesEnd(series.number(), end.reason(), end.kept(), end.attempts(), sums(spool));
            if (end.reason() != Synthesis.Reason.INTERRUPTED) {
                AtomicFile.write(note, out -> out.write(made.json()));
            }
            return made;
        }
    }

    private static byte[] sums(Spool spool) {
        byte[] sums = new byte[spool.kept() * SeriesEnd.SUM];
        spool.<RuntimeException>forEachEntry((ManifestEntry entry) -> {
            byte[] sum = HexFormat.of().parseHex(entry.sha256());
            System.arraycopy(sum, 0, sums, entry.index() * SeriesEnd.SUM, SeriesEnd.SUM);
        });
        return sums;
    }

    private static SeriesEnd read(Path file) {
        try {
            return SeriesEnd.of(Files.readAllBytes(file));
        } catch (IOException | IllegalArgumentException failure) {
            throw new UserException(
                    file + " is damaged (" + failure.getMessage()
                            + "); delete its folder and run the same command again",
                    failure);
        }
    }

    /** @throws UserException if the folder holds something else */
    Spool open(int series, Path folder) {
        Map<String, String> identity = identity();
        identity.put("number of the series", Integer.toString(series));
        return Spool.open(folder, identity, maker.classes());
    }

    /**
     * What a part adds to the whole.
     *
     * @param made the folder of its series
     */
    public PartEnd end(Part part, Path made) {
        try (Spool series = open(part.series(), made)) {
            PartPairs pairs = new PartPairs(series, part);
            return new PartEnd(part, pairs.dropped(), pairs.tally());
        }
    }

    /**
     * Writes what is kept of a series; nothing where nothing is.
     *
     * @param made the folder of the series
     * @param folder for the files, see {@link #name(int)}
     */
    public void write(Part part, Path made, Path folder) {
        if (part.kept() > 0) {
            try (Spool series = open(part.series(), made)) {
                Exporter.writePart(folder, new PartPairs(series, part), request);
            }
        }
    }

    /**
     * How all ended.
     *
     * @param ends of all parts
     */
    public Synthesis.End end(SeriesRounds rounds, List<PartEnd> ends) {
        ExportTally tally = ExportTally.sum(ends.stream().map(PartEnd::tally).toList());
        return rounds.end(tally, maker.request().rareClass(), maker.request().share());
    }

    /** What the folder of a series' part is called in the export. */
    public static String name(int series) {
        return ExportNames.part(series);
    }

    /** Whether an export in parts may have a file or a folder of this name. */
    public static boolean writes(String name) {
        return ExportNames.inParts(name);
    }

    /** Writes the real pairs, where they are wanted, into their folder in the export. */
    public void writeReal(Path export) {
        if (request.real().isPresent()) {
            Exporter.writeRealPart(export.resolve(ExportNames.REAL_PART), request);
        }
    }

    /** Where made series lie. */
    public interface Folders {
        /** The folder of a series. */
        Path of(int series);

        /** The folder is not needed any more. */
        void done(Path folder);
    }

    /**
     * Writes what lies beside the parts.
     *
     * @param ends of all parts, in their order
     * @param manifest writes the manifests of all parts, one after the other
     */
    public void writeWhole(Path export, List<PartEnd> ends, Folders folders, AtomicFile.Content manifest) {
        Exporter.writeWhole(export, new WholeOverview(maker.classes(), ends, this, folders), request, manifest);
    }
}
