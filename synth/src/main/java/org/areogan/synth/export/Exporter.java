package org.areogan.synth.export;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.areogan.files.AtomicFile;
import org.areogan.files.UserException;
import org.areogan.synth.spool.ExportNames;
import org.areogan.synth.spool.JsonLines;
import org.areogan.synth.spool.MadePairs;
import org.areogan.synth.spool.PairOverview;
import org.areogan.synth.spool.Spool;
import org.areogan.synth.spool.SpoolFolder;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.picture.PictureFiles;

/** Turns a spool into the finished export: the formats that are asked for, the manifest, a data card and a contact sheet. */
public final class Exporter {
    private Exporter() {}

    /**
     * Says whether a request can be met, before any work is done for it.
     *
     * @throws UserException if it cannot, and why
     */
    public static void check(ExportRequest request, ClassSet classes) {
        request.check(classes);
    }

    /**
     * Writes all files of the export into the spool's directory, and then closes and removes the spool. The same spool and
     * request give the same bytes.
     *
     * @param spool whose rounds have all ended
     * @throws UserException if no pair was kept, the formats cannot hold the pairs or the disk is full; the spool stays, and
     *     no file of the export is left half-written
     */
    public static void write(Spool spool, ExportRequest request) {
        if (!spool.atRest()) {
            throw new IllegalStateException("a round of the spool in " + spool.directory() + " has not ended");
        }
        request.check(spool.classes());
        if (spool.kept() == 0) {
            throw new UserException(
                    "no pair of " + spool.dropped() + " proposals was kept, so there is nothing to write to "
                            + spool.directory()
                            + "; lower the judge's thresholds with --judge and name another folder with -o");
        }
        new Publication(spool.folder(), request.describe()).run(staging -> stage(staging, spool, request));
        spool.remove();
    }

    private static void stage(Path staging, Spool spool, ExportRequest request) {
        writePairs(staging, new Pairs(request.real(), Optional.of(spool)), request);
        request.real().ifPresent(data -> writeReal(staging.resolve(ExportNames.REAL), data));
        copy(spool.folder().manifest(), staging.resolve(ExportNames.MANIFEST));
        copy(spool.folder().dropped(), staging.resolve(ExportNames.DROPPED));
        writeAbout(staging, spool, request, false);
    }

    private static void writePairs(Path folder, Pairs pairs, ExportRequest request) {
        TerrainClass rare = pairs.classes().named(request.facts().rareClass());
        Set<ExportPart> parts = EnumSet.noneOf(ExportPart.class);
        request.formats().forEach(format -> parts.addAll(format.parts()));
        parts.forEach(part -> part.write(folder, pairs, rare));
    }

    private static void writeAbout(Path folder, PairOverview pairs, ExportRequest request, boolean parts) {
        AtomicFile.writeString(folder.resolve(ExportNames.CARD), DataCard.of(pairs, request, parts));
        Path sheet = folder.resolve(ExportNames.SHEET);
        PictureFiles.writePng(sheet, ContactSheet.paint(pairs));
        ExportPage.of(pairs, request, sheet).write(folder.resolve(ExportNames.PAGE));
    }

    /** A part of an export in parts, a data set by itself: synthetic pairs in all formats, and what is known of them. */
    public static void writePart(Path folder, MadePairs made, ExportRequest request) {
        writePairs(folder, new Pairs(Optional.empty(), Optional.of(made)), request);
        AtomicFile.write(
                folder.resolve(ExportNames.MANIFEST),
                out -> made.forEachEntry(entry -> out.write(JsonLines.line(entry))));
        AtomicFile.write(
                folder.resolve(ExportNames.DROPPED),
                out -> made.forEachDropped(proposal -> out.write(JsonLines.line(proposal))));
    }

    /** The part of the real pairs that are merged in. @throws java.util.NoSuchElementException if none are */
    public static void writeRealPart(Path folder, ExportRequest request) {
        DataSet data = request.real().orElseThrow();
        writePairs(folder, new Pairs(Optional.of(data), Optional.empty()), request);
        writeReal(folder.resolve(ExportNames.REAL), data);
    }

    /** What lies beside the parts: the manifest of all, data card, contact sheet and page. */
    public static void writeWhole(Path folder, PairOverview pairs, ExportRequest request, AtomicFile.Content manifest) {
        AtomicFile.write(folder.resolve(ExportNames.MANIFEST), manifest);
        writeAbout(folder, pairs, request, true);
    }

    /** Writes an export in parts into its folder, all of it or nothing, see {@link #write}; the spools' folder stays. */
    public static void publishParts(SpoolFolder folder, ExportRequest request, Consumer<Path> content) {
        new Publication(folder, request.describe() + " in parts").run(content::accept);
    }

    private static void copy(Path from, Path to) {
        AtomicFile.write(to, out -> Files.copy(from, out));
    }

    /** A real pair that is merged in; picture files cannot tell its id and its scene. */
    record RealPair(String name, String id, String scene) {}

    private static void writeReal(Path file, DataSet data) {
        AtomicFile.write(file, out -> {
            for (int index = 0; index < data.size(); index++) {
                String id = data.id(index);
                out.write(JsonLines.line(new RealPair(
                        ExportNames.real(index), id, data.group(index).orElse(id))));
            }
        });
    }
}
