package org.areogan.terrain.data;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Mask;

/** Folders and label values of the AI4Mars data set (Swan et al., CVPR Workshops 2021). */
public final class Ai4MarsLayout {
    /** Where its images lie. */
    public static final Path IMAGES = Path.of("images", "edr");

    /** Where its labels for training lie. */
    public static final Path LABELS = Path.of("labels", "train");

    /** Folders beside the images with masks of the rover, and of ground more than 30 m away. */
    static final List<String> IGNORED = List.of("mxy", "rng-30m");

    /** The label of a pixel that has none, be it unlabelled, the rover, far away or sky. */
    public static final int NO_LABEL = 255;

    /** The names of our classes by the values of theirs. */
    static final List<String> NAMES = List.of("soil", "bedrock", "sand", "big-rock");

    private Ai4MarsLayout() {}

    /** Its label for our class of this name; empty where it has no such class, as for background. */
    public static OptionalInt label(String className) {
        int label = NAMES.indexOf(className);
        return label < 0 ? OptionalInt.empty() : OptionalInt.of(label);
    }

    /** A mask in its labels: classes that it does not know become {@link #NO_LABEL}. */
    public static Mask labels(Mask mask, ClassSet classes) {
        byte[] labels = new byte[256];
        for (int value = 0; value < labels.length; value++) {
            labels[value] = (byte)
                    (value < classes.size() ? label(classes.get(value).name()).orElse(NO_LABEL) : NO_LABEL);
        }
        byte[] theirs = new byte[mask.ids().length];
        for (int pixel = 0; pixel < theirs.length; pixel++) {
            theirs[pixel] = labels[mask.ids()[pixel] & 0xff];
        }
        return new Mask(mask.height(), mask.width(), theirs);
    }
}
