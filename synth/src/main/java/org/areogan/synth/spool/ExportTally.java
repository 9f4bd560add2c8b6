package org.areogan.synth.spool;

import java.io.Serializable;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.areogan.synth.proposal.ProposalKind;

/**
 * Counts of all that an export kept and dropped.
 *
 * @param kept pairs of each kind, by {@link ProposalKind#word}
 * @param dropped proposals of each kind, likewise
 * @param reasons how many proposals were dropped for each; one can have several
 * @param pixels of each class in the pairs kept, by name
 */
public record ExportTally(
        SortedMap<String, Long> kept,
        SortedMap<String, Long> dropped,
        SortedMap<String, Long> reasons,
        SortedMap<String, Long> pixels)
        implements Serializable {
    public ExportTally {
        kept = new TreeMap<>(kept);
        dropped = new TreeMap<>(dropped);
        reasons = new TreeMap<>(reasons);
        pixels = new TreeMap<>(pixels);
    }

    private static ExportTally none() {
        return new ExportTally(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }

    public static ExportTally of(MadePairs pairs) {
        ExportTally tally = none();
        pairs.forEachEntry(entry -> {
            tally.kept.merge(entry.proposal(), 1L, Long::sum);
            add(entry.classPixels(), tally.pixels);
        });
        pairs.forEachDropped(proposal -> {
            tally.dropped.merge(proposal.proposal(), 1L, Long::sum);
            proposal.reasons().forEach(reason -> tally.reasons.merge(reason, 1L, Long::sum));
        });
        return tally;
    }

    /** What several exports kept and dropped together. */
    public static ExportTally sum(Iterable<ExportTally> tallies) {
        ExportTally sum = none();
        for (ExportTally each : tallies) {
            add(each.kept, sum.kept);
            add(each.dropped, sum.dropped);
            add(each.reasons, sum.reasons);
            add(each.pixels, sum.pixels);
        }
        return sum;
    }

    private static void add(Map<String, Long> counts, Map<String, Long> sums) {
        counts.forEach((name, count) -> sums.merge(name, count, Long::sum));
    }

    public long kept(ProposalKind kind) {
        return kept.getOrDefault(kind.word(), 0L);
    }

    public long dropped(ProposalKind kind) {
        return dropped.getOrDefault(kind.word(), 0L);
    }

    /** Pixels of this class in the pairs kept. */
    public long pixels(String className) {
        return pixels.getOrDefault(className, 0L);
    }

    /** Share of the labelled pixels that this class has; 0 where there are none. */
    public double share(String className) {
        long all = pixels.values().stream().mapToLong(each -> each).sum();
        return all == 0 ? 0 : pixels(className) / (double) all;
    }
}
