package org.areogan.trainer.events;

import java.util.Locale;

/**
 * A run ends.
 *
 * @param reason why
 * @param epochs finished in all
 * @param seconds of this part of the run
 * @param advice what to try next when the reason is trouble, otherwise empty
 */
public record RunEnd(Reason reason, int epochs, double seconds, String advice) {
    /** Why a run ends. */
    public enum Reason {
        FINISHED,
        STOPPED_EARLY,
        INTERRUPTED,
        DIVERGED;

        /** As files name it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
