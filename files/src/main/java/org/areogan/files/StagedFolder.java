package org.areogan.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Puts files into a folder all at once: they wait in a temporary neighbour until the last one is written. */
public final class StagedFolder {
    /** What writes the files. */
    @FunctionalInterface
    public interface Content {
        void writeTo(Path staging) throws IOException;
    }

    private StagedFolder() {}

    /** Replaces files of the same names. @throws UserException if the folder cannot be written to */
    public static void fill(Path folder, Content content) throws IOException {
        Path staging = folder.resolveSibling("." + folder.getFileName() + ".part");
        discard(staging);
        try {
            content.writeTo(staging);
            publish(staging, folder);
            discard(staging);
        } catch (IOException | RuntimeException | Error failure) {
            try {
                discard(staging);
            } catch (UserException left) {
                failure.addSuppressed(left);
            }
            throw failure;
        }
    }

    private static void publish(Path staging, Path folder) {
        try {
            Files.createDirectories(folder);
            for (Path file : list(staging)) {
                Files.move(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failure) {
            throw unwritable(folder, failure);
        }
    }

    private static void discard(Path staging) {
        try {
            for (Path file : list(staging)) {
                Files.delete(file);
            }
            if (Files.isDirectory(staging)) {
                Files.delete(staging);
            }
        } catch (IOException failure) {
            throw unwritable(staging, failure);
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

    private static UserException unwritable(Path folder, IOException failure) {
        return new UserException(
                "cannot write " + folder + ": " + failure.getMessage()
                        + "; check the path, its permissions and the free space",
                failure);
    }
}
