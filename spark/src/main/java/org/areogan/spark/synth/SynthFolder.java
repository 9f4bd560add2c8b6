package org.areogan.spark.synth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.apache.hadoop.fs.Path;
import org.areogan.spark.job.JobFolder;
import org.areogan.spark.store.Store;
import org.areogan.synth.series.Part;
import org.areogan.synth.series.SeriesWork;

/**
 * Where the files of an export lie, and in the job's own folder until it is done:
 *
 * <pre>
 * series/NAME.zip   a series that is made
 * series/NAME.json  how it ended; it is made once this is there
 * parts/NAME.json   what its part adds to the whole; the part is there once this is
 * </pre>
 */
final class SynthFolder {
    static final String TABLE = "pairs.parquet";
    private static final String MANIFEST = "manifest.jsonl";

    private final Store store;
    private final JobFolder job;
    private final Path output;

    SynthFolder(Store store, Path output) {
        this.store = store;
        this.output = output;
        this.job = new JobFolder(
                store, output, name -> name.equals(TABLE) || SeriesWork.writes(name), TABLE + "/_SUCCESS");
    }

    JobFolder job() {
        return job;
    }

    Path output() {
        return output;
    }

    Path series(int number) {
        return job.own("series/" + SeriesWork.name(number) + ".zip");
    }

    Path seriesEnd(int number) {
        return job.own("series/" + SeriesWork.name(number) + ".json");
    }

    Path partEnd(Part part) {
        return job.own("parts/" + SeriesWork.name(part.series()) + ".json");
    }

    Path manifest(Part part) {
        return job.place(SeriesWork.name(part.series()) + "/" + MANIFEST);
    }

    /** What a file tells, where it is there. */
    Optional<byte[]> known(Path file) {
        return store.exists(file) ? Optional.of(store.bytes(file)) : Optional.empty();
    }

    void note(byte[] bytes, Path file) {
        store.place(bytes, job.temporary("note"), file);
    }

    /** Brings a folder's files to their places below a folder of the output; the manifest last. */
    void place(java.nio.file.Path folder, String below) {
        for (java.nio.file.Path file : files(folder)) {
            String name = below + folder.relativize(file).toString().replace('\\', '/');
            store.place(file, job.temporary("file"), job.place(name));
        }
    }

    private static List<java.nio.file.Path> files(java.nio.file.Path folder) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<java.nio.file.Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .sorted(Comparator.<java.nio.file.Path, Boolean>comparing(each -> each.endsWith(MANIFEST))
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + folder, failure);
        }
    }

    /** Brings a made series, a folder, into the job's folder. */
    void keep(java.nio.file.Path made, int number) {
        java.nio.file.Path packed = made.resolveSibling(made.getFileName() + ".zip");
        FolderZip.pack(made, packed);
        store.place(packed, job.temporary("series"), series(number));
    }

    /** Brings a made series to this machine's disk. */
    void fetch(int number, java.nio.file.Path made) {
        java.nio.file.Path packed = made.resolveSibling(made.getFileName() + ".zip");
        try {
            Files.createDirectories(made);
            try (var out = Files.newOutputStream(packed)) {
                store.copy(series(number), out);
            }
            FolderZip.unpack(packed, made);
            Files.delete(packed);
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "cannot bring " + series(number) + " to " + made + ": " + failure.getMessage()
                            + "; check the free space of the folder of temporary files",
                    failure);
        }
    }

    static void delete(java.nio.file.Path folder) {
        try {
            PathUtils.deleteDirectory(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot remove " + folder, failure);
        }
    }
}
