package org.areogan.program.segment.job;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a job ended.
 *
 * @param done frames, those that could not be read among them
 * @param all frames
 * @param troubles the frames that could not be read, in order
 * @param scales how many frames were shown in which scale, as {@link
 *     org.areogan.program.segment.formats.AreaLine#scale} writes it; without those in their own size as usual
 */
public record Outcome(int done, int all, List<Trouble> troubles, SortedMap<String, Integer> scales) {
    /**
     * A frame that could not be read.
     *
     * @param name of the files that it would have become
     * @param message why, and what to do
     */
    public record Trouble(String name, String message) {}

    public Outcome {
        troubles = List.copyOf(troubles);
        scales = Collections.unmodifiableSortedMap(new TreeMap<>(scales));
    }

    /** Whether it was interrupted; the same request goes on with it. */
    public boolean interrupted() {
        return done < all;
    }
}
