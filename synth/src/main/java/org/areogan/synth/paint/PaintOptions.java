package org.areogan.synth.paint;

/**
 * How masks are edited and painted.
 *
 * @param onlyEdited whether only the edited region is painted and blended into the real frame; otherwise all of it is
 * @param joined how often two frames are joined along the horizon, 0 to 1
 * @param moved how often a shape of the frame's own is moved elsewhere, 0 to 1
 */
public record PaintOptions(boolean onlyEdited, double joined, double moved) {
    public static final PaintOptions USUAL = new PaintOptions(true, 0.2, 0.3);

    public PaintOptions {
        requireShare("joined", joined);
        requireShare("moved", moved);
    }

    private static void requireShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be 0 to 1, got " + value);
        }
    }
}
