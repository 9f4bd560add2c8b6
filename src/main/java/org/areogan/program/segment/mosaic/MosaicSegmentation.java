package org.areogan.program.segment.mosaic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.io.file.PathUtils;
import org.areogan.files.AtomicFile;
import org.areogan.files.FolderLock;
import org.areogan.files.SeekableBytes;
import org.areogan.files.UserException;
import org.areogan.generator.Segmenter;
import org.areogan.program.segment.formats.SegmentFormat;
import org.areogan.terrain.mosaic.Mosaic;
import org.areogan.terrain.mosaic.WholeGrey;
import org.areogan.terrain.mosaic.WindowGrid;

/**
 * A mosaic on one machine, a window after the other. Segmented windows lie in {@code .areogan-mosaic} in the output until all
 * are there; interrupted, the same request goes on with the rest.
 */
public final class MosaicSegmentation {
    private static final String FOLDER = ".areogan-mosaic";
    private static final String NOTE = "request.txt";

    private final Segmenter segmenter;
    private final Request request;
    private final Path own;

    /**
     * What is asked for.
     *
     * @param mosaic the file
     * @param output folder of the files
     * @param formats that {@link MosaicOptions#requireWindows} allows
     * @param leastConfidence where the most probable class is less probable, there is no label; 0 labels all
     * @param side of the windows
     * @param identity what else decides the files
     * @param force whether an unfinished job of another request is dropped
     */
    public record Request(
            Path mosaic,
            Path output,
            List<SegmentFormat> formats,
            double leastConfidence,
            int side,
            Map<String, String> identity,
            boolean force) {
        public Request {
            formats = List.copyOf(formats);
            identity = Map.copyOf(identity);
        }

        /** The files that are written. */
        public List<Path> files() {
            return formats.stream()
                    .map(each -> each.files(output, List.of(name())).get(0))
                    .toList();
        }

        private String name() {
            return String.valueOf(mosaic.getFileName()).replaceFirst("\\.[^.]*$", "");
        }
    }

    /** Is told after each window. */
    @FunctionalInterface
    public interface Listener {
        void advanced(int done, int all);
    }

    private MosaicSegmentation(Segmenter segmenter, Request request) {
        this.segmenter = segmenter;
        this.request = request;
        this.own = request.output().resolve(FOLDER);
    }

    /** Whether a file is a mosaic of more pixels than that; others are left to whoever reads pictures. */
    public static boolean isMosaic(String file, long above) {
        if (!Mosaic.named(file)) {
            return false;
        }
        try (SeekableBytes bytes = SeekableBytes.open(Path.of(file))) {
            return Mosaic.pixels(bytes, file) > above;
        } catch (IOException | UncheckedIOException | UserException | InvalidPathException unreadable) {
            return false;
        }
    }

    /** Whether a job in this folder was interrupted. */
    public static boolean unfinished(Path output) {
        return Files.exists(output.resolve(FOLDER).resolve(NOTE));
    }

    /**
     * Writes the files of all formats; none is there before all windows are segmented.
     *
     * @param stop asked after each window; true interrupts the job
     * @return whether it was done to its end
     * @throws UserException if the mosaic cannot be read, a file cannot be written, or the output has another unfinished job
     */
    public static boolean run(Segmenter segmenter, Request request, Listener listener, BooleanSupplier stop) {
        MosaicSegmentation job = new MosaicSegmentation(segmenter, request);
        try (Mosaic mosaic = open(request.mosaic());
                FolderLock lock = FolderLock.take(job.own, "wait for its end, or name another folder with -o")) {
            job.begin();
            if (!job.segmented(mosaic, listener, stop)) {
                return false;
            }
            job.publish(mosaic);
            job.clear();
            Files.delete(job.note());
            lock.removeFile();
        } catch (IOException failure) {
            throw AtomicFile.unwritable(job.own, failure);
        }
        job.removeIfEmpty();
        return true;
    }

    private static Mosaic open(Path file) {
        try {
            return Mosaic.open(SeekableBytes.open(file), file.toString());
        } catch (UncheckedIOException failure) {
            throw new UserException(
                    "cannot read " + file + ": " + failure + "; check that it is there and its permissions", failure);
        }
    }

    private void begin() throws IOException {
        Map<String, String> asked = new TreeMap<>(request.identity());
        asked.put(
                "mosaic",
                request.mosaic().toAbsolutePath() + " " + Files.size(request.mosaic()) + " "
                        + Files.getLastModifiedTime(request.mosaic()).toMillis());
        asked.put("formats", request.formats().toString());
        asked.put("least confidence", Double.toString(request.leastConfidence()));
        asked.put("window", Integer.toString(request.side()));
        String text = asked.entrySet().stream()
                .map(each -> each.getKey() + ": " + each.getValue() + "\n")
                .collect(Collectors.joining());
        Path note = note();
        if (Files.exists(note) && !Files.readString(note).equals(text)) {
            if (!request.force()) {
                throw new UserException(request.output() + " holds an unfinished mosaic of another request (" + note
                        + "); ask for the same again to go on with it, name another folder, or drop it with --force");
            }
            clear();
        }
        AtomicFile.writeString(note, text);
    }

    private boolean segmented(Mosaic mosaic, Listener listener, BooleanSupplier stop) {
        WindowGrid grid = grid(mosaic);
        List<Integer> open = IntStream.range(0, grid.count())
                .filter(each -> !Files.exists(window(each)))
                .boxed()
                .toList();
        if (open.isEmpty()) {
            return true;
        }
        WholeGrey grey =
                WholeGrey.of(mosaic.header(), segmenter.normalizesEachFrame(), each -> sums(mosaic, grid, each));
        WindowSegmenter windows =
                new WindowSegmenter(segmenter, grey, grid, request.leastConfidence(), request.formats());
        for (int at = 0; at < open.size(); at++) {
            byte[] part = windows.segment(mosaic, open.get(at));
            AtomicFile.write(window(open.get(at)), out -> out.write(part));
            listener.advanced(grid.count() - open.size() + at + 1, grid.count());
            if (stop.getAsBoolean() && at + 1 < open.size()) {
                return false;
            }
        }
        return true;
    }

    private static long[] sums(Mosaic mosaic, WindowGrid grid, WholeGrey.WindowSum each) {
        long[] sums = each.of(mosaic.read(grid.core(0)));
        for (int window = 1; window < grid.count(); window++) {
            long[] more = each.of(mosaic.read(grid.core(window)));
            for (int at = 0; at < sums.length; at++) {
                sums[at] = Math.addExact(sums[at], more[at]);
            }
        }
        return sums;
    }

    private void publish(Mosaic mosaic) {
        MosaicFiles files = new MosaicFiles(grid(mosaic), segmenter.classes(), window -> {
            try {
                return Files.readAllBytes(window(window));
            } catch (IOException failure) {
                throw new UncheckedIOException("cannot read " + window(window), failure);
            }
        });
        for (int at = 0; at < request.formats().size(); at++) {
            SegmentFormat format = request.formats().get(at);
            AtomicFile.write(request.files().get(at), out -> files.write(format, mosaic.place(), out));
        }
    }

    private WindowGrid grid(Mosaic mosaic) {
        return new WindowGrid(mosaic.header().height(), mosaic.header().width(), request.side());
    }

    private Path window(int number) {
        return own.resolve(String.format(Locale.ROOT, "windows/%08d", number));
    }

    private void clear() throws IOException {
        if (Files.exists(own.resolve("windows"))) {
            PathUtils.deleteDirectory(own.resolve("windows"));
        }
    }

    private Path note() {
        return own.resolve(NOTE);
    }

    private void removeIfEmpty() {
        try {
            Files.deleteIfExists(own);
        } catch (DirectoryNotEmptyException another) {
            // A job that began just now.
        } catch (IOException failure) {
            throw AtomicFile.unwritable(own, failure);
        }
    }
}
