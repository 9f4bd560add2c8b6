package org.areogan.clean.stamp;

/**
 * Where a frame is most like a stamp.
 *
 * @param likeness normalised cross-correlation, -1 to 1; 1 if frame and stamp are the same there but for brightness and
 *     contrast
 * @param top row of the stamp's box in the frame
 * @param left column of the stamp's box in the frame
 */
record StampMatch(double likeness, int top, int left) {
    static final StampMatch NOWHERE = new StampMatch(-1, 0, 0);

    StampMatch better(StampMatch other) {
        return other.likeness > likeness ? other : this;
    }
}
