package org.areogan.clean.detect;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * All that was found in a data set.
 *
 * @param frames how many frames it has
 * @param suspicions of all detectors, by frame; one frame may have several
 * @param removed the frames to leave out, ascending
 * @param notes what could not be looked for and why, and what else is worth knowing, a sentence each
 */
public record Findings(int frames, List<Suspicion> suspicions, List<Integer> removed, List<String> notes) {
    public Findings {
        suspicions = suspicions.stream()
                .sorted(Comparator.comparingInt(Suspicion::frame).thenComparing(Suspicion::detector))
                .toList();
        removed = removed.stream().sorted().distinct().toList();
        notes = List.copyOf(notes);
    }

    /** Those of one detector, by frame. */
    public List<Suspicion> of(DetectorKind detector) {
        return suspicions.stream().filter(each -> each.detector() == detector).toList();
    }

    /** The frames that stay, ascending. */
    public List<Integer> kept() {
        Set<Integer> out = Set.copyOf(removed);
        return IntStream.range(0, frames)
                .filter(frame -> !out.contains(frame))
                .boxed()
                .toList();
    }
}
