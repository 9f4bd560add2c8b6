package org.areogan.synth.series;

import java.nio.file.Path;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.areogan.synth.spool.ExportTally;
import org.areogan.synth.spool.PairOverview;
import org.areogan.synth.spool.Spool;
import org.areogan.terrain.ClassSet;

/**
 * All parts together.
 *
 * @param classes of the masks
 * @param ends of all parts, in their order
 * @param work opens series
 * @param folders where they lie
 */
record WholeOverview(ClassSet classes, List<PartEnd> ends, SeriesWork work, SeriesWork.Folders folders)
        implements PairOverview {
    @Override
    public int kept() {
        return ends.stream().mapToInt(each -> each.part().kept()).sum();
    }

    @Override
    public long dropped() {
        return ends.stream().mapToLong(PartEnd::dropped).sum();
    }

    @Override
    public ExportTally tally() {
        return ExportTally.sum(ends.stream().map(PartEnd::tally).toList());
    }

    @Override
    public <E extends Exception> void forEachAt(IntPredicate wanted, PairVisitor<E> visitor) throws E {
        for (PartEnd end : ends) {
            Part part = end.part();
            if (IntStream.range(part.first(), part.first() + part.kept()).anyMatch(wanted)) {
                Path folder = folders.of(part.series());
                try (Spool series = work.open(part.series(), folder)) {
                    new PartPairs(series, part).forEachAt(wanted, visitor);
                } finally {
                    folders.done(folder);
                }
            }
        }
    }
}
