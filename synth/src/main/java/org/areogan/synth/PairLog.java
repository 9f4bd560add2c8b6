package org.areogan.synth;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.areogan.terrain.Sample;

/**
 * What a synthesis has made so far, in rounds: what comes after the last round that was ended is lost when the program
 * is.
 */
public interface PairLog {
    /** The first attempt of the round that begins. */
    long nextAttempt();

    void keep(ManifestEntry entry, Sample sample);

    /** @param scores of the judge, empty where it was not asked */
    void drop(long attempt, ProposalKind kind, List<String> reasons, Map<String, Double> scores);

    /** Makes the round durable. */
    void endRound(long nextAttempt);

    /** All that are kept, in their order. */
    void forEachEntry(Consumer<ManifestEntry> reader);

    /** The pairs kept last, at most this many, in their order. */
    List<Sample> newest(int most);
}
