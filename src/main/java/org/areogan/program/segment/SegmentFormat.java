package org.areogan.program.segment;

import java.nio.file.Path;
import org.areogan.terrain.ClassSet;

/** The files that segmented frames can become. */
public enum SegmentFormat {
    /** A grey PNG of class ids for each frame. */
    MASKS,
    /** A PNG of the frame under the classes' colours for each frame. */
    OVERLAYS,
    /** One archive with all masks. */
    NPZ,
    /** One table as the reference data set's score takes it. */
    CSV;

    public SegmentOutput output(Path folder, ClassSet classes, int frames) {
        return switch (this) {
            case MASKS -> new MaskPictures(folder.resolve("masks"));
            case OVERLAYS -> new OverlayPictures(folder.resolve("overlays"), classes);
            case NPZ -> new MaskArchive(folder.resolve("masks.npz"), frames);
            case CSV -> new SubmissionTable(folder.resolve("submission.csv"));
        };
    }
}
