package org.areogan.spark.frames;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.areogan.program.segment.formats.SegmentFormat;
import org.areogan.spark.job.JobFolder;
import org.areogan.spark.store.Store;

/**
 * Where the files of segmented frames lie, and until all are done a file of rows of each part and each mosaic that is, see {@link
 * FrameRow}.
 */
public final class SegmentFolder {
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

    public SegmentFolder(Store store, Path output) {
        this.store = store;
        this.folder = new JobFolder(store, output, PLACES::contains, TABLE + "/_SUCCESS");
    }

    public JobFolder job() {
        return folder;
    }

    /** Where all files of rows lie. */
    public Path rows() {
        return folder.own("rows");
    }

    /** Where the table of all frames lies. */
    public Path table() {
        return folder.place(TABLE);
    }

    /** Where the files of a format lie. */
    public Path place(SegmentFormat format) {
        return folder.place(format.toString());
    }

    /** Where a file of rows lies. */
    public Path rows(String file) {
        return new Path(rows(), file);
    }

    /** The names of the files of rows that are there: what they are of is done. */
    public Set<String> done() {
        return store.names(rows());
    }
}
