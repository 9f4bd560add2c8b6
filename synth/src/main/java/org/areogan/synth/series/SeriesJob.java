package org.areogan.synth.series;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.areogan.files.FolderLock;
import org.areogan.synth.Series;
import org.areogan.synth.Synthesis;
import org.areogan.synth.export.Exporter;
import org.areogan.synth.spool.ExportNames;
import org.areogan.synth.spool.SpoolFolder;

/** A request in series from beginning to end by one process: the series one after the other, then the files. */
public final class SeriesJob {
    private final SeriesWork work;

    public SeriesJob(SeriesWork work) {
        this.work = work;
    }

    /**
     * Makes pairs and writes them into a folder, or goes on with it, as {@link org.areogan.synth.SynthesisJob} does.
     *
     * @throws org.areogan.files.UserException if the folder holds something else or cannot be written to
     */
    public Synthesis.End run(Path folder, Synthesis.Listener listener, BooleanSupplier stop) {
        SpoolFolder own = new SpoolFolder(folder);
        Synthesis.End end;
        try (FolderLock lock = own.lockForParts()) {
            own.begin(work.identity());
            end = run(own, listener, stop);
            if (end.reason() != Synthesis.Reason.INTERRUPTED) {
                own.remove();
            }
        }
        return end;
    }

    private Synthesis.End run(SpoolFolder own, Synthesis.Listener listener, BooleanSupplier stop) {
        SeriesRounds rounds = work.rounds();
        while (!rounds.next().isEmpty()) {
            List<SeriesEnd> ends = new ArrayList<>();
            for (Series series : rounds.next()) {
                SeriesEnd end = make(series, own, rounds, ends, listener, stop);
                if (end.reason() == Synthesis.Reason.INTERRUPTED) {
                    return interrupted(rounds, ends, end);
                }
                ends.add(end);
            }
            rounds.add(ends);
        }
        List<PartEnd> ends = rounds.parts().stream()
                .map(part -> work.end(part, made(own, part.series())))
                .toList();
        if (rounds.kept() > 0) {
            publish(own, ends);
        }
        return work.end(rounds, ends);
    }

    private SeriesEnd make(
            Series series,
            SpoolFolder own,
            SeriesRounds rounds,
            List<SeriesEnd> before,
            Synthesis.Listener listener,
            BooleanSupplier stop) {
        int kept = rounds.kept() + before.stream().mapToInt(SeriesEnd::kept).sum();
        long attempts = rounds.attempts()
                + before.stream().mapToLong(SeriesEnd::attempts).sum();
        return work.make(
                series,
                made(own, series.number()),
                (more, tried) -> listener.roundEnded(kept + more, attempts + tried),
                stop);
    }

    private static Synthesis.End interrupted(SeriesRounds rounds, List<SeriesEnd> before, SeriesEnd last) {
        int kept = rounds.kept()
                + last.kept()
                + before.stream().mapToInt(SeriesEnd::kept).sum();
        long attempts = rounds.attempts()
                + last.attempts()
                + before.stream().mapToLong(SeriesEnd::attempts).sum();
        return new Synthesis.End(Synthesis.Reason.INTERRUPTED, kept, attempts, 0, Map.of());
    }

    private static Path made(SpoolFolder own, int series) {
        return own.path().resolve("series").resolve(ExportNames.part(series));
    }

    private void publish(SpoolFolder own, List<PartEnd> ends) {
        Exporter.publishParts(own, work.request(), export -> {
            for (PartEnd end : ends) {
                Part part = end.part();
                work.write(part, made(own, part.series()), export.resolve(SeriesWork.name(part.series())));
            }
            work.writeReal(export);
            work.writeWhole(export, ends, new Here(own), out -> {
                for (PartEnd end : ends) {
                    if (end.part().kept() > 0) {
                        Path part = export.resolve(SeriesWork.name(end.part().series()));
                        Files.copy(part.resolve(ExportNames.MANIFEST), out);
                    }
                }
            });
        });
    }

    /** Series in the export's own folder, which goes as a whole. */
    private record Here(SpoolFolder own) implements SeriesWork.Folders {
        @Override
        public Path of(int series) {
            return made(own, series);
        }

        @Override
        public void done(Path folder) {
            // It is still needed.
        }
    }
}
