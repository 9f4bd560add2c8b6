package org.areogan.synth.spool;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.areogan.synth.proposal.ProposalKind;

/** Counts of all that a spool kept and dropped, by name. */
public final class ExportTally {
    private final SortedMap<String, Long> kept = new TreeMap<>();
    private final SortedMap<String, Long> dropped = new TreeMap<>();
    private final SortedMap<String, Long> reasons = new TreeMap<>();
    private final SortedMap<String, Long> pixels = new TreeMap<>();

    private ExportTally() {}

    static ExportTally of(Spool spool) {
        ExportTally tally = new ExportTally();
        spool.forEachEntry(entry -> {
            tally.kept.merge(entry.proposal(), 1L, Long::sum);
            entry.classPixels().forEach((name, count) -> tally.pixels.merge(name, count, Long::sum));
        });
        spool.forEachDropped(proposal -> {
            tally.dropped.merge(proposal.proposal(), 1L, Long::sum);
            proposal.reasons().forEach(reason -> tally.reasons.merge(reason, 1L, Long::sum));
        });
        return tally;
    }

    public long kept(ProposalKind kind) {
        return kept.getOrDefault(kind.word(), 0L);
    }

    public long dropped(ProposalKind kind) {
        return dropped.getOrDefault(kind.word(), 0L);
    }

    /** How many proposals were dropped for each reason; one can have several. */
    public Map<String, Long> reasons() {
        return reasons;
    }

    /** Pixels of this class in the pairs kept. */
    public long pixels(String className) {
        return pixels.getOrDefault(className, 0L);
    }
}
