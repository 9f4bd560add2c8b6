package org.areogan.synth.spool;

import java.util.function.IntPredicate;

/** Pairs in order, read one by one as often as is wanted. */
public interface MadePairs extends PairOverview {
    /** Reads all pairs in order, each when its turn has come. @throws org.areogan.files.UserException if they are damaged */
    <E extends Exception> void forEach(PairVisitor<E> visitor) throws E;

    /** What the manifest says of each pair, without its pixels. */
    <E extends Exception> void forEachEntry(JsonLines.Visitor<ManifestEntry, E> visitor) throws E;

    <E extends Exception> void forEachDropped(JsonLines.Visitor<DroppedProposal, E> visitor) throws E;

    @Override
    default <E extends Exception> void forEachAt(IntPredicate wanted, PairVisitor<E> visitor) throws E {
        forEach((entry, sample) -> {
            if (wanted.test(entry.index())) {
                visitor.visit(entry, sample);
            }
        });
    }
}
