package org.areogan.spark.segment;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.areogan.spark.frames.FrameSource;
import org.areogan.spark.frames.SegmentFolder;
import org.areogan.terrain.Batches;

/**
 * Frames in a row that one task segments. A part is done once its file of rows is there.
 *
 * @param number among all parts, from 0
 */
record Part(int number, List<FrameSource> frames) implements Serializable {
    Part {
        frames = new ArrayList<>(frames);
    }

    /**
     * All frames in parts.
     *
     * @param size frames in a part, a multiple of {@link Batches#SIZE}, so that what is segmented together is the same as on
     *     one machine, and with it all bits
     */
    static List<Part> of(List<FrameSource> frames, int size) {
        if (size < 1 || size % Batches.SIZE != 0) {
            throw new IllegalArgumentException(size + " is no multiple of " + Batches.SIZE);
        }
        List<Part> parts = new ArrayList<>();
        for (int first = 0; first < frames.size(); first += size) {
            parts.add(new Part(parts.size(), frames.subList(first, Math.min(first + size, frames.size()))));
        }
        return parts;
    }

    /** Those that still have to be done. */
    static List<Part> open(List<Part> parts, SegmentFolder folder) {
        Set<String> done = folder.done();
        return parts.stream().filter(each -> !done.contains(each.file())).toList();
    }

    /** The name of its file of rows. */
    String file() {
        return String.format(Locale.ROOT, "part-%08d.jsonl", number);
    }
}
