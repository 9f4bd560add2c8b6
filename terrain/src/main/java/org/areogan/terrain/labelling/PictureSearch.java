package org.areogan.terrain.labelling;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the frame that an annotation names, in the folders where tools and people put them. */
final class PictureSearch {
    private static final List<String> ENDINGS =
            List.of("", ".png", ".jpg", ".jpeg", ".JPG", ".JPEG", ".PNG", ".tif", ".tiff", ".bmp", ".IMG", ".img");

    private PictureSearch() {}

    /** @param name with or without ending, perhaps below folders; one that leads out of the folder is not found */
    static Optional<Path> find(Path folder, List<String> places, String name) {
        for (String place : places) {
            for (String ending : ENDINGS) {
                try {
                    Path below = folder.resolve(place).normalize();
                    Path file = below.resolve(name + ending).normalize();
                    if (file.startsWith(below) && Files.isRegularFile(file)) {
                        return Optional.of(file);
                    }
                } catch (InvalidPathException noName) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }
}
