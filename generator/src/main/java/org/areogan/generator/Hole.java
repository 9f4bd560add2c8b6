package org.areogan.generator;

import org.areogan.terrain.Frame;
import org.areogan.terrain.pixels.Grown;

/**
 * A frame and what is to be painted into it.
 *
 * @param frame what is there; what lies in the hole is not looked at
 * @param pieces where the painted class is to be, row by row
 * @param seed of the noise
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Hole(Frame frame, boolean[] pieces, long seed) {
    public Hole {
        if (pieces.length != frame.grey().length) {
            throw new IllegalArgumentException(
                    "a frame of " + frame.grey().length + " pixels cannot have pieces on " + pieces.length);
        }
    }

    /** All that is erased and painted: the pieces and a rim around them. */
    boolean[] erased(int rim) {
        return Grown.by(pieces, frame.height(), frame.width(), rim);
    }
}
