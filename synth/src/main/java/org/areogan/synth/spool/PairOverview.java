package org.areogan.synth.spool;

import java.util.function.IntPredicate;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Sample;

/** What can be told of the pairs of an export without reading them all. */
public interface PairOverview {
    /** The classes of the masks. */
    ClassSet classes();

    /** Pairs kept. */
    int kept();

    /** Proposals dropped. */
    long dropped();

    /** What both add up to. */
    ExportTally tally();

    /** Takes pairs one by one. */
    @FunctionalInterface
    interface PairVisitor<E extends Exception> {
        void visit(ManifestEntry entry, Sample sample) throws E;
    }

    /** Reads some pairs in order, each when its turn has come. @throws org.areogan.files.UserException if they are damaged */
    <E extends Exception> void forEachAt(IntPredicate wanted, PairVisitor<E> visitor) throws E;
}
