package org.areogan.program.segment.job;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.areogan.files.AtomicFile;
import org.areogan.files.FolderLock;
import org.areogan.files.UserException;
import org.areogan.program.segment.formats.FrameFiles;

/**
 * The folder {@code .areogan-segment} of a job under way, inside the folder that its files will lie in.
 *
 * <pre>
 * request.txt     what was asked for, a line each
 * inputs.txt      name, size and time of each file, a line each
 * batches/        what is known of the frames so far, see {@link BatchFile}
 * files/          the files of single frames, before all are moved to their place
 * </pre>
 *
 * A batch counts once its file is there. What lies in the folder without one is written again. Of a job that has ended there
 * stays {@code made.txt}, the lines of its request, by which its files are known later.
 */
final class JobFolder implements Closeable {
    static final String NAME = ".areogan-segment";

    private static final String IF_TAKEN = "wait for the end of that 'areogan segment', or name another folder with -o";

    private final Path output;
    private final Path folder;
    private final FolderLock lock;
    private final boolean madeOutput;
    private int batches;
    private boolean kept;

    private JobFolder(Path output, FolderLock lock, boolean madeOutput) {
        this.output = output;
        this.folder = output.resolve(NAME);
        this.lock = lock;
        this.madeOutput = madeOutput;
    }

    /** Whether a job in this folder was interrupted. */
    static boolean there(Path output) {
        return Files.exists(request(output));
    }

    /** Whether a job has written to this folder, or is about to. */
    static boolean marked(Path output) {
        return Files.exists(mark(output)) || there(output);
    }

    /**
     * Begins a job, or goes on with the one there.
     *
     * @param inputs what tells whether files have changed, a line each
     * @param replace whether a job of another request is thrown away
     * @throws UserException if there is one of another request, if it is under way, or the folder cannot be written to
     */
    static JobFolder open(Path output, SortedMap<String, String> asked, List<String> inputs, boolean replace) {
        boolean madeOutput = Files.notExists(output);
        Path folder = output.resolve(NAME);
        JobFolder job = new JobFolder(output, FolderLock.take(folder, IF_TAKEN), madeOutput);
        try {
            job.begin(asked, inputs, replace);
            return job;
        } catch (IOException failure) {
            job.lock.close();
            throw AtomicFile.unwritable(folder, failure);
        } catch (RuntimeException failure) {
            job.lock.close();
            throw failure;
        }
    }

    private void begin(SortedMap<String, String> asked, List<String> inputs, boolean replace) throws IOException {
        List<String> lines = asked.entrySet().stream()
                .map(each -> each.getKey() + ": " + each.getValue())
                .toList();
        if (there(output)) {
            List<String> before = Files.readAllLines(request(output), StandardCharsets.UTF_8);
            if (before.equals(lines)) {
                batches = wholeBatches();
                kept = batches > 0;
                return;
            }
            if (!replace) {
                kept = true;
                List<String> inputsBefore =
                        Files.exists(inputs()) ? Files.readAllLines(inputs(), StandardCharsets.UTF_8) : List.of();
                throw new UserException(folder + " " + RequestDifference.of(before, lines, inputsBefore, inputs));
            }
        }
        discard(batchFolder());
        discard(staging());
        AtomicFile.writeString(inputs(), text(inputs));
        // The request last: with it there is a job.
        AtomicFile.writeString(request(output), text(lines));
    }

    private static String text(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private int wholeBatches() {
        int found = 0;
        while (Files.exists(batch(found))) {
            found++;
        }
        return found;
    }

    private static Path request(Path output) {
        return output.resolve(NAME).resolve("request.txt");
    }

    private static Path mark(Path output) {
        return output.resolve(NAME).resolve("made.txt");
    }

    private Path inputs() {
        return folder.resolve("inputs.txt");
    }

    private Path batchFolder() {
        return folder.resolve("batches");
    }

    private Path batch(int number) {
        return batchFolder().resolve(String.format(Locale.ROOT, "%06d.npz", number));
    }

    /** Where the files of single frames wait. */
    Path staging() {
        return folder.resolve("files");
    }

    /** The files of the batches that are done, in order. */
    List<Path> batches() {
        List<Path> files = new ArrayList<>();
        for (int number = 0; number < batches; number++) {
            files.add(batch(number));
        }
        return files;
    }

    /** Where the next batch is written to. */
    Path nextBatch() {
        return batch(batches);
    }

    /** To be called when the next batch lies there; from then on an interruption keeps the folder. */
    void batchDone() {
        batches++;
        kept = true;
    }

    /** Lets {@link #close} remove what belongs to the job. */
    void forget() {
        kept = false;
    }

    /** To be called when all files are in their places. */
    void finish() {
        try {
            Files.move(request(output), mark(output), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw AtomicFile.unwritable(mark(output), failure);
        }
        forget();
    }

    /**
     * Brings the file of a frame to its place. What an end in the midst of this has brought there before stays.
     *
     * @param read whether the frame could be read; otherwise what an earlier job has made of it goes
     */
    void publish(FrameFiles kind, String name, boolean read) {
        Path from = kind.file(staging(), name);
        Path to = kind.file(output, name);
        try {
            if (!read) {
                Files.deleteIfExists(to);
            } else if (Files.exists(from)) {
                Files.createDirectories(output.resolve(kind.folder()));
                Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failure) {
            throw AtomicFile.unwritable(to, failure);
        }
    }

    /** Removes all but the mark of a finished job unless there is something to go on with. */
    @Override
    public void close() {
        try (lock) {
            if (!kept) {
                // The request first, so that what is left of the rest is not taken for a job; the lock last.
                Files.deleteIfExists(request(output));
                discard(batchFolder());
                discard(staging());
                Files.deleteIfExists(inputs());
                lock.removeFile();
                deleteIfEmpty(folder);
                if (madeOutput) {
                    deleteIfEmpty(output);
                }
            }
        } catch (IOException failure) {
            throw AtomicFile.unwritable(folder, failure);
        }
    }

    private static void deleteIfEmpty(Path folder) throws IOException {
        boolean empty;
        try (Stream<Path> files = Files.list(folder)) {
            empty = files.findAny().isEmpty();
        }
        if (empty) {
            try {
                Files.delete(folder);
            } catch (DirectoryNotEmptyException anotherJobHasBegun) {
                // It stays for that.
            }
        }
    }

    private static void discard(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            PathUtils.deleteDirectory(folder);
        }
    }
}
