package org.areogan.terrain;

/** A frame with its mask, of the same size. */
public record Sample(Frame frame, Mask mask) {
    public Sample {
        if (frame.height() != mask.height() || frame.width() != mask.width()) {
            throw new IllegalArgumentException("a frame of " + frame.height() + "x" + frame.width()
                    + " cannot have a mask of " + mask.height() + "x" + mask.width());
        }
    }
}
