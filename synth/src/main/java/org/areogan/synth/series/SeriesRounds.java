package org.areogan.synth.series;

import java.util.ArrayList;
import java.util.List;
import org.areogan.synth.Series;
import org.areogan.synth.Synthesis;
import org.areogan.synth.spool.ExportTally;

/**
 * Which series are made, and which of their pairs are kept: decided from how series ended, in the order of their numbers, so
 * that it does not matter where and when each was made.
 *
 * <p>A pair whose pixels are those of an earlier one is left out. What is missing after a round, since pairs were copies or a
 * series was exhausted, further series make in another one; a round that made less than half of what it was to make is the last.
 */
public final class SeriesRounds {
    private final Series.Plan plan;
    private final Sums sums = new Sums();
    private final List<Part> parts = new ArrayList<>();
    private List<Series> round;
    private int kept;
    private long attempts;

    public SeriesRounds(Series.Plan plan) {
        this.plan = plan;
        this.round = plan.first();
    }

    /** The series that are to be made now; none where all are made. */
    public List<Series> next() {
        return round;
    }

    /** @param ends of the series that were to be made, in their order */
    public void add(List<SeriesEnd> ends) {
        int wanted = plan.count() - kept;
        int before = kept;
        for (int i = 0; i < round.size(); i++) {
            SeriesEnd end = ends.get(i);
            if (ends.size() != round.size() || end.number() != round.get(i).number()) {
                throw new IllegalArgumentException("these are the ends of other series than " + round);
            }
            List<Integer> copies = sums.add(end.sums());
            parts.add(new Part(end.number(), kept, end.kept() - copies.size(), copies));
            kept += end.kept() - copies.size();
            attempts += end.attempts();
        }
        int missing = plan.count() - kept;
        boolean hopeless = 2L * (kept - before) < wanted;
        round = hopeless ? List.of() : plan.cut(parts.size(), missing);
    }

    /** Of the series made so far. */
    public List<Part> parts() {
        return List.copyOf(parts);
    }

    /** Pairs kept so far. */
    public int kept() {
        return kept;
    }

    /** Proposals so far. */
    public long attempts() {
        return attempts;
    }

    /**
     * How all ended.
     *
     * @param tally of all parts
     * @param rareClass name of the class that was to be more frequent
     * @param share of the pixels that it was to have
     */
    public Synthesis.End end(ExportTally tally, String rareClass, double share) {
        double reached = tally.share(rareClass);
        Synthesis.Reason reason = kept < plan.count()
                ? Synthesis.Reason.EXHAUSTED
                : Synthesis.isReached(reached, share) ? Synthesis.Reason.REACHED : Synthesis.Reason.SHARE_MISSED;
        return new Synthesis.End(reason, kept, attempts, reached, tally.reasons());
    }
}
