package org.areogan.synth.series;

import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.areogan.synth.spool.DroppedProposal;
import org.areogan.synth.spool.ExportTally;
import org.areogan.synth.spool.JsonLines;
import org.areogan.synth.spool.MadePairs;
import org.areogan.synth.spool.ManifestEntry;
import org.areogan.terrain.ClassSet;

/** The pairs of a series that are kept, numbered among all; those that are left out count as dropped proposals. */
final class PartPairs implements MadePairs {
    /** Why a pair is dropped whose pixels are those of a pair of an earlier series. */
    private static final String COPY = "copy";

    private final MadePairs series;
    private final Part part;
    private final Set<Integer> copies;

    PartPairs(MadePairs series, Part part) {
        if (series.kept() != part.kept() + part.copies().size()) {
            throw new IllegalArgumentException(series.kept() + " pairs are not what is decided by " + part);
        }
        this.series = series;
        this.part = part;
        this.copies = Set.copyOf(part.copies());
    }

    @Override
    public ClassSet classes() {
        return series.classes();
    }

    @Override
    public int kept() {
        return part.kept();
    }

    @Override
    public long dropped() {
        return series.dropped() + copies.size();
    }

    @Override
    public ExportTally tally() {
        return ExportTally.of(this);
    }

    @Override
    public <E extends Exception> void forEach(PairVisitor<E> visitor) throws E {
        forEachAt(index -> true, visitor);
    }

    @Override
    public <E extends Exception> void forEachAt(IntPredicate wanted, PairVisitor<E> visitor) throws E {
        int[] next = {part.first()};
        series.forEach((entry, sample) -> {
            if (!copies.contains(entry.index())) {
                int index = next[0]++;
                if (wanted.test(index)) {
                    visitor.visit(numbered(entry, index), sample);
                }
            }
        });
    }

    @Override
    public <E extends Exception> void forEachEntry(JsonLines.Visitor<ManifestEntry, E> visitor) throws E {
        int[] next = {part.first()};
        series.forEachEntry(entry -> {
            if (!copies.contains(entry.index())) {
                visitor.visit(numbered(entry, next[0]++));
            }
        });
    }

    private static ManifestEntry numbered(ManifestEntry entry, int index) {
        return new ManifestEntry(
                index,
                entry.proposal(),
                entry.sources(),
                entry.scenes(),
                entry.attempt(),
                entry.seed(),
                entry.scores(),
                entry.classPixels(),
                entry.sha256());
    }

    @Override
    public <E extends Exception> void forEachDropped(JsonLines.Visitor<DroppedProposal, E> visitor) throws E {
        series.forEachDropped(visitor);
        series.forEachEntry(entry -> {
            if (copies.contains(entry.index())) {
                visitor.visit(new DroppedProposal(entry.attempt(), entry.proposal(), List.of(COPY), entry.scores()));
            }
        });
    }
}
