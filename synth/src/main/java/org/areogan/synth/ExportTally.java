package org.areogan.synth;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts of all that a spool kept and dropped, by name. */
final class ExportTally {
    private final SortedMap<String, Long> kept = new TreeMap<>();
    private final SortedMap<String, Long> dropped = new TreeMap<>();
    private final SortedMap<String, Long> reasons = new TreeMap<>();
    private final SortedMap<String, Long> pixels = new TreeMap<>();

    private ExportTally() {}

    static ExportTally of(Spool spool) {
        ExportTally tally = new ExportTally();
        spool.<RuntimeException>forEachEntry(entry -> {
            tally.kept.merge(entry.proposal(), 1L, Long::sum);
            entry.classPixels().forEach((name, count) -> tally.pixels.merge(name, count, Long::sum));
        });
        spool.<RuntimeException>forEachDropped(proposal -> {
            tally.dropped.merge(proposal.proposal(), 1L, Long::sum);
            proposal.reasons().forEach(reason -> tally.reasons.merge(reason, 1L, Long::sum));
        });
        return tally;
    }

    long kept(ProposalKind kind) {
        return kept.getOrDefault(kind.word(), 0L);
    }

    long dropped(ProposalKind kind) {
        return dropped.getOrDefault(kind.word(), 0L);
    }

    /** How many proposals were dropped for each reason; one can have several. */
    Map<String, Long> reasons() {
        return reasons;
    }

    /** Pixels of this class in the pairs kept. */
    long pixels(String className) {
        return pixels.getOrDefault(className, 0L);
    }
}
