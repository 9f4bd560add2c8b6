package org.areogan.synth.export;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The forms that an export can take. */
public enum ExportFormat {
    /** One archive, {@code synthetic.npz}, laid out as the reference data set. */
    NPZ,
    /** Grey PNGs of frames in {@code images/} and of masks in {@code masks/}. */
    PNG,
    /** Frames in {@code images/edr/} and labels in {@code labels/train/}, as AI4Mars has them. */
    AI4MARS,
    /** Frames in {@code images/} and {@code annotations.json} for instance segmentation. */
    COCO;

    /** As users write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Set<ExportPart> parts() {
        return switch (this) {
            case NPZ -> EnumSet.of(ExportPart.ARCHIVE);
            case PNG -> EnumSet.of(ExportPart.FRAMES, ExportPart.MASKS);
            case AI4MARS -> EnumSet.of(ExportPart.AI4MARS);
            case COCO -> EnumSet.of(ExportPart.FRAMES, ExportPart.ANNOTATIONS);
        };
    }
}
