package org.areogan.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Puts files into a folder once the last one is written: until then they wait in a temporary neighbour. A folder that is not
 * there comes into being with all of them; into one that is there they are moved one by one. What is closed before {@link
 * #commit} leaves nothing.
 */
public final class StagedFolder implements Closeable {
    private final Path folder;
    private final Path staging;

    private StagedFolder(Path folder, Path staging) {
        this.folder = folder;
        this.staging = staging;
    }

    /** @throws UserException if what an earlier attempt left beside the folder cannot be removed */
    public static StagedFolder open(Path folder) {
        Path staging = folder.resolveSibling("." + folder.getFileName() + ".part");
        discard(staging);
        return new StagedFolder(folder, staging);
    }

    /** Where the file, or the folder of files, of this name waits. */
    public Path file(String name) {
        return staging.resolve(name);
    }

    /** Replaces files of the same names; folders of the same names must be empty. @throws UserException if the folder cannot be written to */
    public void commit() {
        publish(staging, folder);
    }

    @Override
    public void close() {
        discard(staging);
    }

    private static void publish(Path staging, Path folder) {
        try {
            if (Files.notExists(folder) && Files.isDirectory(staging)) {
                Files.move(staging, folder, StandardCopyOption.ATOMIC_MOVE);
                return;
            }
            Files.createDirectories(folder);
            for (Path file : list(staging)) {
                Files.move(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failure) {
            throw AtomicFile.unwritable(folder, failure);
        }
    }

    private static void discard(Path staging) {
        try {
            for (Path each : allOf(staging)) {
                Files.delete(each);
            }
        } catch (IOException failure) {
            throw AtomicFile.unwritable(staging, failure);
        } catch (UncheckedIOException failure) {
            throw AtomicFile.unwritable(staging, Objects.requireNonNull(failure.getCause()));
        }
    }

    private static List<Path> list(Path staging) throws IOException {
        if (!Files.isDirectory(staging)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(staging)) {
            return files.sorted().toList();
        }
    }

    /** With folders inside; what lies deepest first, and the folder itself last. */
    private static List<Path> allOf(Path staging) throws IOException {
        if (!Files.isDirectory(staging)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(staging)) {
            return all.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
