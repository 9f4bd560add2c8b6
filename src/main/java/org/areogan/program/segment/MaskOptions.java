package org.areogan.program.segment;

import org.areogan.files.UserException;
import org.areogan.program.segment.formats.Appearance;
import picocli.CommandLine.Option;

/** Which pixels get a label, and how labels are drawn, wherever frames are segmented by a command. */
public final class MaskOptions {
    @Option(
            names = "--opacity",
            paramLabel = "SHARE",
            description = "Of the colours in overlays, 0 to 1. Usually 0.45.")
    private double opacity = Appearance.OPACITY;

    @Option(
            names = "--least-confidence",
            paramLabel = "P",
            description = "Write no label (255) where the most probable class is less probable than this, 0 to 1.")
    private double leastConfidence;

    /**
     * 0 labels all pixels, 1 only those whose class is certain.
     *
     * @throws UserException if it is not between
     */
    public double leastConfidence() {
        return share("--least-confidence", leastConfidence);
    }

    /**
     * 0 draws no labels, 1 nothing else.
     *
     * @throws UserException if it is not between
     */
    public double opacity() {
        return share("--opacity", opacity);
    }

    private static double share(String option, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new UserException(option + " is " + value + "; it must be between 0 and 1, e.g. 0.6");
        }
        return value;
    }
}
