package org.areogan.synth.export;

import java.util.Optional;
import java.util.stream.IntStream;
import org.areogan.synth.spool.ExportNames;
import org.areogan.synth.spool.JsonLines;
import org.areogan.synth.spool.MadePairs;
import org.areogan.synth.spool.ManifestEntry;
import org.areogan.synth.spool.PairEntries;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Origin;
import org.areogan.terrain.Sample;

/**
 * The pairs of an export in order: the real ones that are merged in, and then those that were made. Read one by one, as
 * often as is wanted.
 *
 * @param real labelled
 * @param made the synthetic ones
 */
record Pairs(Optional<DataSet> real, Optional<? extends MadePairs> made) {
    /**
     * Tells of a pair.
     *
     * @param name of its files, without ending
     * @param scene where the real frame that it is, or began as, was taken; that frame's id where scenes are not known
     * @param origin see {@link org.areogan.terrain.Origin#text}; empty for a real pair
     */
    record Facts(String name, String scene, String origin) {}

    /** Takes pairs one by one. */
    @FunctionalInterface
    interface Visitor<E extends Exception> {
        void visit(Facts facts, Sample sample) throws E;
    }

    int size() {
        return Math.addExact(realSize(), made.isPresent() ? made.get().kept() : 0);
    }

    /** Whether the real frames have scenes by which they can be divided; their ids alone would only look like scenes. */
    boolean namesScenes() {
        return real.isEmpty()
                || IntStream.range(0, realSize())
                        .anyMatch(index -> real.orElseThrow().group(index).isPresent());
    }

    int realSize() {
        return real.map(DataSet::size).orElse(0);
    }

    ClassSet classes() {
        return made.isPresent() ? made.get().classes() : real.orElseThrow().classes();
    }

    <E extends Exception> void forEach(Visitor<E> visitor) throws E {
        for (int index = 0; index < realSize(); index++) {
            visitor.visit(realFacts(index), real.orElseThrow().sample(index));
        }
        if (made.isPresent()) {
            made.get().forEach((entry, sample) -> visitor.visit(facts(entry), sample));
        }
    }

    /** Without reading pixels. */
    <E extends Exception> void forEachFacts(JsonLines.Visitor<Facts, E> visitor) throws E {
        for (int index = 0; index < realSize(); index++) {
            visitor.visit(realFacts(index));
        }
        if (made.isPresent()) {
            made.get().forEachEntry(entry -> visitor.visit(facts(entry)));
        }
    }

    private Facts realFacts(int index) {
        DataSet data = real.orElseThrow();
        return new Facts(
                ExportNames.real(index),
                data.group(index).orElse(data.id(index)),
                data.origin(index).map(Origin::text).orElse(""));
    }

    private static Facts facts(ManifestEntry entry) {
        String scene = entry.scenes().isEmpty() ? "" : entry.scenes().get(0);
        return new Facts(
                ExportNames.synthetic(entry), scene, PairEntries.origin(entry).text());
    }
}
