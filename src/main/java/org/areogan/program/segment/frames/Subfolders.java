package org.areogan.program.segment.frames;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.areogan.terrain.picture.PictureFiles;

/** Tells whoever named a folder whose pictures lie in folders below it how to reach them. */
final class Subfolders {
    /** Enough to meet every ending; a folder of a million files is not walked through for a message. */
    private static final int FILES_LOOKED_AT = 10_000;

    private Subfolders() {}

    /** What to say of a folder without pictures; empty where there are none below it either, or some right in it. */
    static Optional<String> cure(Path folder) {
        List<Path> pictures = pictures(folder);
        if (pictures.isEmpty() || pictures.stream().anyMatch(file -> folder.equals(file.getParent()))) {
            return Optional.empty();
        }
        return Optional.of(folder + " holds no pictures itself, but folders below it do, such as "
                + pictures.get(0).getParent() + "; name one of them, or all by a quoted pattern: '" + folder + "/**/*"
                + endings(pictures) + "'");
    }

    private static List<Path> pictures(Path folder) {
        try (Stream<Path> below = Files.walk(folder)) {
            return below.limit(FILES_LOOKED_AT)
                    .filter(Files::isRegularFile)
                    .filter(PictureFiles::named)
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException unlisted) {
            return List.of();
        }
    }

    /** One ending, or all in braces, written as the files have them. */
    private static String endings(List<Path> pictures) {
        List<String> endings = pictures.stream()
                .map(file -> file.getFileName().toString())
                .map(name -> name.substring(name.lastIndexOf('.')))
                .distinct()
                .sorted()
                .toList();
        return endings.size() == 1 ? endings.get(0) : "{" + String.join(",", endings) + "}";
    }
}
