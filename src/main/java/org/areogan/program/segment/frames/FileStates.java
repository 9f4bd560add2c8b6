package org.areogan.program.segment.frames;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What tells whether files have changed without reading them. */
public final class FileStates {
    private FileStates() {}

    /** Path, size and time of a file, and of all files right in a folder. */
    public static String of(Path path) {
        if (!Files.isDirectory(path)) {
            return ofFile(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(FileStates::ofFile)
                    .collect(Collectors.joining("\n"));
        } catch (IOException | UncheckedIOException unlisted) {
            return path + " unlisted";
        }
    }

    private static String ofFile(Path file) {
        try {
            return file + " " + Files.size(file) + " "
                    + Files.getLastModifiedTime(file).toMillis();
        } catch (IOException gone) {
            return file + " gone";
        }
    }
}
