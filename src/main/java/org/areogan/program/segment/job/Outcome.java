package org.areogan.program.segment.job;

import java.util.List;

/**
 * How a job ended.
 *
 * @param done frames, those that could not be read among them
 * @param all frames
 * @param troubles the frames that could not be read, in order
 */
public record Outcome(int done, int all, List<Trouble> troubles) {
    /**
     * A frame that could not be read.
     *
     * @param name of the files that it would have become
     * @param message why, and what to do
     */
    public record Trouble(String name, String message) {}

    public Outcome {
        troubles = List.copyOf(troubles);
    }

    /** Whether it was interrupted; the same request goes on with it. */
    public boolean interrupted() {
        return done < all;
    }
}
