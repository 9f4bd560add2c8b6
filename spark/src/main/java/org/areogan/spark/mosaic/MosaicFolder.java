package org.areogan.spark.mosaic;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.Path;
import org.areogan.spark.frames.SegmentFolder;
import org.areogan.spark.store.Store;

/** Where, until a job is done, the row of each mosaic lies that is, and a folder of its windows that are segmented. */
final class MosaicFolder {
    private final Store store;
    private final SegmentFolder folder;

    MosaicFolder(Store store, Path output) {
        this.store = store;
        this.folder = new SegmentFolder(store, output);
    }

    /** What it has in common with other frames. */
    SegmentFolder frames() {
        return folder;
    }

    Path row(MosaicSource mosaic) {
        return folder.rows(mosaic.file());
    }

    Path window(MosaicSource mosaic, int number) {
        return new Path(windows(mosaic), file(number));
    }

    private Path windows(MosaicSource mosaic) {
        return new Path(folder.job().own("windows"), Integer.toString(mosaic.number()));
    }

    private static String file(int window) {
        return String.format(Locale.ROOT, "window-%08d", window);
    }

    /** The windows of a mosaic that still have to be done. */
    List<Integer> openWindows(MosaicSource mosaic, int all) {
        Set<String> done = store.names(windows(mosaic));
        return IntStream.range(0, all)
                .filter(each -> !done.contains(file(each)))
                .boxed()
                .toList();
    }
}
