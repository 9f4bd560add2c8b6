package org.areogan.spark.mosaic;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.areogan.spark.frames.FrameSource;
import org.areogan.spark.frames.SegmentFolder;
import org.areogan.terrain.mosaic.MosaicHeader;
import org.areogan.terrain.mosaic.WindowGrid;

/**
 * A picture that is segmented window by window.
 *
 * @param number among all mosaics, from 0
 * @param source where it comes from
 * @param header what its file says; of a file that cannot be read by windows, one of no pixels
 */
public record MosaicSource(int number, FrameSource source, MosaicHeader header) implements Serializable {
    /** The name of its file of rows. */
    String file() {
        return String.format(Locale.ROOT, "mosaic-%08d.jsonl", number);
    }

    /** Its windows of a side. */
    public WindowGrid grid(int side) {
        return new WindowGrid(header.height(), header.width(), side);
    }

    public boolean isReadable() {
        return source.trouble().isEmpty();
    }

    /** Those that still have to be done. */
    public static List<MosaicSource> open(List<MosaicSource> mosaics, SegmentFolder folder) {
        Set<String> done = folder.done();
        return mosaics.stream().filter(each -> !done.contains(each.file())).toList();
    }

    MosaicSource withTrouble(String trouble) {
        return new MosaicSource(number, FrameSource.unreadable(source.name(), source.file(), trouble), header);
    }
}
