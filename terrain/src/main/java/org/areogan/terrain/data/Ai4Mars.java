package org.areogan.terrain.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.areogan.files.UserException;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Mask;
import org.areogan.terrain.MaskValues;
import org.areogan.terrain.picture.PictureFiles;
import org.jspecify.annotations.Nullable;

/**
 * The layout of the AI4Mars data set (Swan et al., CVPR Workshops 2021): {@code images/edr/NAME.JPG} with {@code
 * labels/train/NAME.png} and {@code labels/test/.../NAME_merged.png}. Rover and range masks, {@code
 * images/mxy/} and {@code images/rng-30m/}, are applied where they are there.
 *
 * @param labels null where there are images only
 */
record Ai4Mars(Path images, @Nullable Path labels) {
    private static final List<String> BASES = List.of("", "msl", "msl/ncam", "ncam");
    private static final String MERGED = "_merged";

    /** The layout at this folder or just below it, or of the label folder that this is. */
    static Optional<Ai4Mars> at(Path folder) {
        for (String base : BASES) {
            Path images = folder.resolve(base).resolve(Ai4MarsLayout.IMAGES.toString());
            if (Files.isDirectory(images)) {
                Path labels = folder.resolve(base).resolve(Ai4MarsLayout.LABELS.toString());
                return Optional.of(new Ai4Mars(images, Files.isDirectory(labels) ? labels : null));
            }
        }
        Path whole = folder.toAbsolutePath().normalize();
        for (Path above = whole; above != null; above = above.getParent()) {
            if (above.endsWith("labels") && Files.isDirectory(above.resolveSibling(Ai4MarsLayout.IMAGES.toString()))) {
                return Optional.of(new Ai4Mars(above.resolveSibling(Ai4MarsLayout.IMAGES.toString()), folder));
            }
        }
        return Optional.empty();
    }

    /** Not every image is labelled there, so only a label without its image is an error. */
    DataSet openLabelled(Path source, ClassSet classes) {
        if (labels == null) {
            throw new UserException(images + " has no labels beside it; AI4Mars keeps them in " + Ai4MarsLayout.LABELS);
        }
        SortedMap<String, Path> frames = Folders.pictures(images);
        SortedMap<String, Path> masks = new TreeMap<>();
        Folders.pictures(labels).forEach((name, file) -> masks.put(withoutMerged(name), file));
        Folders.refuseUnpaired(labels, masks, images, frames);
        int[] ids = Ai4MarsLayout.NAMES.stream()
                .mapToInt(name -> classes.named(name).id())
                .toArray();
        DataSet labelled =
                new FolderDataSet(source, classes, Folders.pair(frames, masks, file -> read(file, classes, ids)));
        return ignored().map(found -> found.over(labelled)).orElse(labelled);
    }

    /** The rover and what is too far away, where their pictures lie beside the images. */
    Optional<IgnoreMasks> ignored() {
        return IgnoreMasks.whereThere(Ai4MarsLayout.IGNORED.stream()
                .map(name -> images.resolveSibling(name))
                .toList());
    }

    private static String withoutMerged(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(MERGED)
                ? name.substring(0, name.length() - MERGED.length())
                : name;
    }

    private static Mask read(Path file, ClassSet classes, int[] ids) {
        Mask theirs = PictureFiles.readIds(file, classes);
        byte[] ours = new byte[theirs.ids().length];
        for (int pixel = 0; pixel < ours.length; pixel++) {
            int value = theirs.ids()[pixel] & 0xff;
            if (value != Ai4MarsLayout.NO_LABEL && value >= ids.length) {
                throw new MaskValues.IllegalValue(file + " has the label " + value + " at row "
                        + pixel / theirs.width() + ", column " + pixel % theirs.width()
                        + "; AI4Mars has 0 to 3 and 255 (no label): check that this is its label folder");
            }
            ours[pixel] = (byte) (value == Ai4MarsLayout.NO_LABEL ? classes.noLabel() : ids[value]);
        }
        return new Mask(theirs.height(), theirs.width(), ours);
    }
}
