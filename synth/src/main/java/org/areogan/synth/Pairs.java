package org.areogan.synth;

import java.util.Optional;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Sample;

/**
 * The pairs of an export in order: the real ones that are merged in, and then those of the spool. Read one by one, as
 * often as is wanted.
 *
 * @param real labelled
 */
record Pairs(Optional<DataSet> real, Spool spool) {
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
        return Math.addExact(realSize(), spool.kept());
    }

    int realSize() {
        return real.map(DataSet::size).orElse(0);
    }

    ClassSet classes() {
        return spool.classes();
    }

    <E extends Exception> void forEach(Visitor<E> visitor) throws E {
        for (int index = 0; index < realSize(); index++) {
            visitor.visit(realFacts(index), real.orElseThrow().sample(index));
        }
        spool.forEach((entry, sample) -> visitor.visit(facts(entry), sample));
    }

    /** Without reading pixels. */
    <E extends Exception> void forEachFacts(JsonLines.Visitor<Facts, E> visitor) throws E {
        for (int index = 0; index < realSize(); index++) {
            visitor.visit(realFacts(index));
        }
        spool.forEachEntry(entry -> visitor.visit(facts(entry)));
    }

    private Facts realFacts(int index) {
        DataSet data = real.orElseThrow();
        return new Facts(ExportNames.real(index), data.group(index).orElse(data.id(index)), "");
    }

    private static Facts facts(ManifestEntry entry) {
        String scene = entry.scenes().isEmpty() ? "" : entry.scenes().get(0);
        return new Facts(
                ExportNames.synthetic(entry), scene, PairEntries.origin(entry).text());
    }
}
