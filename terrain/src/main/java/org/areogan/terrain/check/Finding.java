package org.areogan.terrain.check;

import java.util.List;

/**
 * Something about a data set that its user should know.
 *
 * @param message names the frames, the value and the cure
 * @param indices of all frames concerned, ascending; empty if it concerns the whole
 */
public record Finding(Severity severity, Kind kind, String message, List<Integer> indices) {
    public Finding {
        indices = List.copyOf(indices);
    }

    /** Errors forbid training, warnings do not. */
    public enum Severity {
        ERROR,
        WARNING
    }

    public enum Kind {
        /** A frame or mask that cannot be read. */
        UNREADABLE,
        /** A mask value that is neither a class nor the no-label value. */
        ILLEGAL_MASK_VALUE,
        /** A mask of another size than its frame, or a frame of another size than most. */
        SIZE,
        /** One brightness everywhere. */
        FLAT_FRAME,
        /** Brightness that looks divided twice or not enough. */
        SCALE,
        /** The same pixels more than once. */
        DUPLICATE,
        /** One and the same mask of several classes on unrelated frames. */
        CONTAMINATED,
        /** A class without a pixel. */
        EMPTY_CLASS,
        /** Masks that hold only the first class and the no-label value, as a 0/255 picture does. */
        BINARY_MASK,
        /** Frames whose masks label nothing. */
        UNLABELLED
    }
}
