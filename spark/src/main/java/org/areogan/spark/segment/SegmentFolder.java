package org.areogan.spark.segment;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.areogan.program.segment.formats.SegmentFormat;
import org.areogan.spark.job.JobFolder;
import org.areogan.spark.store.Store;

/**
 * Where the files of segmented frames lie, and until all are done the rows of each part and each mosaic that is, see {@link FrameRow}, and
 * for each mosaic a folder of the windows that are segmented.
 */
final class SegmentFolder {
    private static final String TABLE = "frames.parquet";

    /** Of any request, as another one may have had other formats. */
    private static final Set<String> PLACES = Stream.concat(
                    Stream.of(SegmentFormat.values())
                            .filter(each -> each.frameFiles().isPresent())
                            .map(SegmentFormat::toString),
                    Stream.of(TABLE))
            .collect(Collectors.toUnmodifiableSet());

    private final Store store;
    private final JobFolder folder;

    SegmentFolder(Store store, Path output) {
        this.store = store;
        this.folder = new JobFolder(store, output, PLACES::contains, TABLE + "/_SUCCESS");
    }

    JobFolder job() {
        return folder;
    }

    Path rows() {
        return folder.own("rows");
    }

    Path rows(Part part) {
        return new Path(rows(), part.file());
    }

    Path table() {
        return folder.place(TABLE);
    }

    /** Where the files of a format lie. */
    Path place(SegmentFormat format) {
        return folder.place(format.toString());
    }

    Path row(MosaicSource mosaic) {
        return new Path(rows(), mosaic.file());
    }

    Path window(MosaicSource mosaic, int number) {
        return new Path(windows(mosaic), file(number));
    }

    private Path windows(MosaicSource mosaic) {
        return new Path(folder.own("windows"), Integer.toString(mosaic.number()));
    }

    private static String file(int window) {
        return String.format(Locale.ROOT, "window-%08d", window);
    }

    /** The mosaics that still have to be done. */
    List<MosaicSource> openMosaics(List<MosaicSource> mosaics) {
        Set<String> done = store.names(rows());
        return mosaics.stream().filter(each -> !done.contains(each.file())).toList();
    }

    /** The windows of a mosaic that still have to be done. */
    List<Integer> openWindows(MosaicSource mosaic, int all) {
        Set<String> done = store.names(windows(mosaic));
        return IntStream.range(0, all)
                .filter(each -> !done.contains(file(each)))
                .boxed()
                .toList();
    }

    /** The parts that still have to be done. */
    List<Part> open(List<Part> parts) {
        Set<String> done = store.names(rows());
        return parts.stream().filter(part -> !done.contains(part.file())).toList();
    }
}
