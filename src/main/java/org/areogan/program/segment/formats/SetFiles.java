package org.areogan.program.segment.formats;

import java.nio.file.Path;
import java.util.List;

/**
 * Files that hold all frames, made when the last one is segmented.
 *
 * @param oneSize whether all frames must have one size
 */
public record SetFiles(boolean oneSize, Opener opener, Lister lister) {
    /** Begins the files. */
    @FunctionalInterface
    interface Opener {
        SegmentOutput open(Path output, Appearance appearance, int frames);
    }

    /** Names the files. */
    @FunctionalInterface
    interface Lister {
        List<Path> files(Path output, List<String> names);
    }

    /** @param frames how many there will be */
    public SegmentOutput open(Path output, Appearance appearance, int frames) {
        return opener.open(output, appearance, frames);
    }
}
