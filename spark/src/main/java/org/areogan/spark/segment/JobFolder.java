package org.areogan.spark.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.Path;
import org.areogan.files.UserException;
import org.areogan.program.segment.formats.SegmentFormat;
import org.areogan.spark.store.Store;

/**
 * The folder of a job's files, and in it {@code .areogan-spark}, by which a job that was ended in the middle is gone on with:
 *
 * <pre>
 * request.txt   what was asked for, a line each
 * rows/         the rows of each part and of each mosaic that is done, see {@link FrameRow}
 * windows/      for each mosaic a folder of the windows that are segmented
 * temporary/    files that are being written
 * made.txt      in place of all these once the job is done: the lines of its request
 * </pre>
 */
final class JobFolder {
    private static final String TABLE = "frames.parquet";
    private static final String WINDOW = "window-%08d";

    private final Store store;
    private final Path output;
    private final Path own;

    JobFolder(Store store, Path output) {
        this.store = store;
        this.output = output;
        this.own = new Path(output, ".areogan-spark");
    }

    /** How far a job is. */
    enum State {
        NEW,
        UNFINISHED,
        DONE
    }

    /**
     * Begins a job, or finds it begun.
     *
     * @param force whether what another request has left is deleted
     * @throws UserException if another request has left something
     */
    State begin(Map<String, String> identity, boolean force) {
        String asked = text(identity);
        if (store.text(made()).equals(Optional.of(asked)) && store.exists(new Path(table(), "_SUCCESS"))) {
            // Of a run that was killed as it cleared up.
            clear();
            return State.DONE;
        }
        Optional<String> before = store.text(request());
        if (before.equals(Optional.of(asked))) {
            return State.UNFINISHED;
        }
        List<Path> places = places();
        if (!force) {
            before.ifPresent(lines -> {
                throw new UserException(
                        output + " holds an unfinished job of another request: " + difference(lines, asked)
                                + "; ask for the same again to go on with it, name another folder, or drop it with"
                                + " --force");
            });
            places.stream().filter(store::exists).findFirst().ifPresent(there -> {
                throw new UserException(there + " exists already; name another folder, or overwrite with --force");
            });
        }
        store.delete(own);
        places.forEach(store::delete);
        store.replace(asked, temporary("request"), request());
        return State.NEW;
    }

    /** All that any request may have made, as another one may have had other formats. */
    private List<Path> places() {
        List<Path> places = new ArrayList<>();
        for (SegmentFormat format : SegmentFormat.values()) {
            if (format.frameFiles().isPresent()) {
                places.add(place(format));
            }
        }
        places.add(table());
        return places;
    }

    private static String difference(String before, String asked) {
        Set<String> now = asked.lines().collect(Collectors.toSet());
        return before.lines()
                .filter(line -> !now.contains(line))
                .map(line -> "it had " + line)
                .collect(Collectors.joining(", "));
    }

    private static String text(Map<String, String> identity) {
        return new TreeMap<>(identity)
                .entrySet().stream()
                        .map(each -> each.getKey() + ": " + each.getValue() + "\n")
                        .collect(Collectors.joining());
    }

    private Path request() {
        return new Path(own, "request.txt");
    }

    private Path made() {
        return new Path(own, "made.txt");
    }

    Path rows() {
        return new Path(own, "rows");
    }

    Path table() {
        return new Path(output, TABLE);
    }

    /** Where the files of a format lie. */
    Path place(SegmentFormat format) {
        return new Path(output, format.toString());
    }

    Path rows(Part part) {
        return new Path(rows(), part.file());
    }

    Path row(MosaicSource mosaic) {
        return new Path(rows(), mosaic.file());
    }

    Path window(MosaicSource mosaic, int number) {
        return new Path(windows(mosaic), String.format(Locale.ROOT, WINDOW, number));
    }

    private Path windows(MosaicSource mosaic) {
        return new Path(windows(), Integer.toString(mosaic.number()));
    }

    private Path windows() {
        return new Path(own, "windows");
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
                .filter(each -> !done.contains(String.format(Locale.ROOT, WINDOW, each)))
                .boxed()
                .toList();
    }

    /** Where a file is written that is not whole yet: another place each time, whoever else writes, in other jobs, too. */
    Path temporary(String name) {
        return new Path(temporary(), UUID.randomUUID() + "-" + name);
    }

    private Path temporary() {
        return new Path(own, "temporary");
    }

    /** The parts that still have to be done. */
    List<Part> open(List<Part> parts) {
        Set<String> done = store.names(rows());
        return parts.stream().filter(part -> !done.contains(part.file())).toList();
    }

    /** To be called when the table is there. */
    void finish() {
        String lines = store.text(request()).orElseThrow();
        store.replace(lines, temporary("made"), made());
        clear();
    }

    private void clear() {
        store.delete(rows());
        store.delete(windows());
        store.delete(temporary());
        store.delete(request());
    }
}
