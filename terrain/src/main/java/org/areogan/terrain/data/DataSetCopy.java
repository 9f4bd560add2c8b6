package org.areogan.terrain.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.areogan.files.AtomicFile;
import org.areogan.files.UserException;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.data.archive.ArchiveCopy;
import org.areogan.terrain.data.archive.ArrayPair;

/**
 * Writes some frames of a data set as a data set of its own. Arrays keep their types and values, and pictures are copied
 * as files; what lies in folders of another layout than {@code images/} and {@code masks/} (AI4Mars, exports of labelling
 * tools) gets this one, with masks as PNG of class ids.
 */
public final class DataSetCopy {
    private DataSetCopy() {}

    /**
     * @param source what the data set was opened from
     * @param whole the data set as it was opened
     * @param kept places of the frames to write, ascending
     * @param folder to write into; an archive, an array or a pair of these goes there under its own name, pictures into {@code images/} and
     *     {@code masks/} below it
     * @throws UserException if something cannot be read or written; what has been written stays
     */
    public static void write(Path source, DataSet whole, List<Integer> kept, Path folder) {
        Path target = folder;
        String name = String.valueOf(source.getFileName());
        if (name.toLowerCase(Locale.ROOT).endsWith(".npz") && Files.isRegularFile(source)) {
            target = folder.resolve(name);
            ArchiveCopy.write(source, whole, kept, target);
        } else if (whole.labelled() && ArrayPair.at(source).isPresent()) {
            ArrayPair pair = ArrayPair.at(source).orElseThrow();
            target = folder.resolve(pair.images().getFileName());
            ArchiveCopy.writeRows(pair.images(), kept, target);
            ArchiveCopy.writeRows(
                    pair.masks(), kept, folder.resolve(pair.masks().getFileName()));
        } else if (name.toLowerCase(Locale.ROOT).endsWith(".npy") && Files.isRegularFile(source)) {
            target = folder.resolve(name);
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
        if (!Files.isReadable(from)) {
            throw new UserException(from + " cannot be read; check its permissions");
        }
        AtomicFile.write(to, out -> Files.copy(from, out));
    }
}
