package org.areogan.clean.detect;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who says that a frame is spoilt, and what its score means. */
public enum DetectorKind {
    /** A person; the score is 1. */
    LIST,
    /** Frames that share one mask of several classes; the score is how many different frames do. */
    MASKS,
    /** A picture stamped into frames; the score is the normalised cross-correlation with it, at most 1. */
    STAMP,
    /** Frames that are nearly another one; the score is the correlation of their fine detail, at most 1. */
    DUPLICATES,
    /** Frames unlike the rest; the score is in robust standard deviations of a network's reconstruction error. */
    AUTOENCODER;

    /** As options and tables have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of this word, in any case. */
    public static Optional<DetectorKind> named(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.name().equalsIgnoreCase(word))
                .findFirst();
    }
}
