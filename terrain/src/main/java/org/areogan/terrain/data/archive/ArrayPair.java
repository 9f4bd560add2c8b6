package org.areogan.terrain.data.archive;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Frames and their masks in an {@code .npy} file each, beside each other: {@code images.npy} with {@code masks.npy}, or any
 * names that differ in these words alone, such as {@code train_images.npy} with {@code train_masks.npy}.
 *
 * @param images [frames, height, width], or [frames, pixels] of square frames
 * @param masks of the same shape
 */
public record ArrayPair(Path images, Path masks) {
    private static final String IMAGES = "images";
    private static final String MASKS = "masks";
    private static final String ENDING = ".npy";

    /** Where the source is the frames' file, or a folder with {@code images.npy}; empty if there are no masks beside it. */
    public static Optional<ArrayPair> at(Path source) {
        Path images = Files.isDirectory(source) ? source.resolve(IMAGES + ENDING) : source;
        String name = String.valueOf(images.getFileName());
        int word = name.lastIndexOf(IMAGES);
        if (word < 0 || !name.endsWith(ENDING) || Files.isDirectory(source.resolve(IMAGES))) {
            return Optional.empty();
        }
        Path masks = images.resolveSibling(name.substring(0, word) + MASKS + name.substring(word + IMAGES.length()));
        return Files.isRegularFile(images) && Files.isRegularFile(masks)
                ? Optional.of(new ArrayPair(images, masks))
                : Optional.empty();
    }
}
