package org.areogan.synth.export;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.areogan.files.AtomicFile;
import org.areogan.files.UserException;
import org.areogan.synth.spool.ExportNames;
import org.areogan.synth.spool.JsonLines;
import org.areogan.synth.spool.Spool;
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
        Pairs pairs = new Pairs(request.real(), Optional.of(spool));
        TerrainClass rare = spool.classes().named(request.facts().rareClass());
        Set<ExportPart> parts = EnumSet.noneOf(ExportPart.class);
        request.formats().forEach(format -> parts.addAll(format.parts()));
        parts.forEach(part -> part.write(staging, pairs, rare));
        request.real().ifPresent(data -> writeReal(staging.resolve(ExportNames.REAL), data));
        copy(spool.folder().manifest(), staging.resolve(ExportNames.MANIFEST));
        copy(spool.folder().dropped(), staging.resolve(ExportNames.DROPPED));
        AtomicFile.writeString(staging.resolve(ExportNames.CARD), DataCard.of(pairs, request));
        Path sheet = staging.resolve(ExportNames.SHEET);
        PictureFiles.writePng(sheet, ContactSheet.paint(spool));
        ExportPage.of(spool, request, sheet).write(staging.resolve(ExportNames.PAGE));
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
