package org.areogan.terrain.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.areogan.files.AtomicFile;
import org.areogan.files.UserException;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.data.archive.ArchiveCopy;
import org.areogan.terrain.data.archive.ArrayPair;
import org.areogan.terrain.partial.LabelMeanings;

/**
 * Writes some frames of a data set as a data set of its own. Arrays keep their types and values, and pictures are copied
 * as files; what lies in folders of another layout than {@code images/} and {@code masks/} (AI4Mars, exports of labelling
 * tools) gets this one, with masks as PNG of class ids.
 */
public final class DataSetCopy {
    private DataSetCopy() {}

    /**
     * Refuses what cannot be written, so that it can be told before any work.
     *
     * @param source what the data set was opened from
     * @param whole the data set as it was opened
     * @throws UserException if an array is laid out in Fortran's order or is one frame, or two frames would have one name in the copy
     */
    public static void requireCopyable(Path source, DataSet whole) {
        Optional<ArrayPair> pair = pair(source, whole);
        if (isArchive(source)) {
            ArchiveCopy.requireArrays(source);
        } else if (pair.isPresent()) {
            ArchiveCopy.requireRows(pair.get().images());
            ArchiveCopy.requireRows(pair.get().masks());
        } else if (isArray(source)) {
            ArchiveCopy.requireFrames(source);
        } else {
            FolderCopy.requireNames(whole);
        }
        Path meanings = LabelMeanings.file(source);
        if (Files.exists(meanings)) {
            requireReadable(meanings);
        }
    }

    private static Optional<ArrayPair> pair(Path source, DataSet whole) {
        return whole.labelled() ? ArrayPair.at(source) : Optional.empty();
    }

    private static boolean isArchive(Path source) {
        return Files.isRegularFile(source)
                && name(source).toLowerCase(Locale.ROOT).endsWith(".npz");
    }

    private static boolean isArray(Path source) {
        return Files.isRegularFile(source)
                && name(source).toLowerCase(Locale.ROOT).endsWith(".npy");
    }

    private static String name(Path source) {
        return String.valueOf(source.getFileName());
    }

    /**
     * @param source what the data set was opened from
     * @param whole the data set as it was opened
     * @param kept places of the frames to write, ascending
     * @param folder to write into; an archive, an array or a pair of these goes there under its own name, pictures into {@code images/} and
     *     {@code masks/} below it
     * @throws UserException if something cannot be read or written; what has been written stays
     */
    public static void write(Path source, DataSet whole, List<Integer> kept, Path folder) {
        Optional<ArrayPair> pair = pair(source, whole);
        Path target = folder;
        if (isArchive(source)) {
            target = folder.resolve(name(source));
            ArchiveCopy.write(source, whole, kept, target);
        } else if (pair.isPresent()) {
            Path images = pair.get().images();
            Path masks = pair.get().masks();
            target = folder.resolve(images.getFileName());
            ArchiveCopy.writeRows(images, kept, target);
            ArchiveCopy.writeRows(masks, kept, folder.resolve(masks.getFileName()));
        } else if (isArray(source)) {
            target = folder.resolve(name(source));
            ArchiveCopy.writeArray(source, kept, target);
        } else {
            FolderCopy.write(source, whole, kept, folder);
        }
        Path meanings = LabelMeanings.file(source);
        if (Files.isRegularFile(meanings)) {
            String file = target.equals(folder)
                    ? String.valueOf(meanings.getFileName())
                    : String.valueOf(LabelMeanings.file(target).getFileName());
            copy(meanings, folder.resolve(file));
        }
    }

    /** @throws UserException if it cannot be read or written */
    static void copy(Path from, Path to) {
        requireReadable(from);
        AtomicFile.write(to, out -> Files.copy(from, out));
    }

    private static void requireReadable(Path file) {
        if (!Files.isReadable(file)) {
            throw new UserException(file + " cannot be read; check its permissions");
        }
    }
}
