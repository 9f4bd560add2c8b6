package org.areogan.clean.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.areogan.clean.detect.Findings;
import org.areogan.files.StagedFolder;
import org.areogan.files.UserException;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.data.DataSetCopy;

/** A folder with the clean data set in its own format, {@code spoilt.csv} and {@code report.html}. */
public final class CleanFolder {
    static final String TABLE = "spoilt.csv";
    static final String PAGE = "report.html";

    private CleanFolder() {}

    /** @throws UserException if there is something at this place already or no folder can be there, so that it can be told before any work */
    public static void requireFree(Path folder) {
        if (Files.exists(folder) && !(Files.isDirectory(folder) && isEmpty(folder))) {
            throw new UserException(folder + " exists already and is not empty; choose another folder with -o");
        }
        Path above = folder.toAbsolutePath().normalize();
        while (!Files.exists(above) && above.getParent() != null) {
            above = above.getParent();
        }
        if (!Files.isDirectory(above) || !Files.isWritable(above)) {
            throw new UserException("no folder can be made at " + folder + ", since " + above
                    + " is none that can be written to; choose another with -o");
        }
    }

    /** @throws UserException if the data set cannot be written without some of its frames, so that it can be told before any work */
    public static void requireCopyable(Path source, DataSet data) {
        DataSetCopy.requireCopyable(source, data);
    }

    /**
     * Writes all of it or nothing.
     *
     * @param source what the data set was opened from; it is only read
     * @throws UserException if something cannot be written; nothing is left behind then
     */
    public static void write(Path folder, Path source, DataSet data, Findings findings) {
        requireFree(folder);
        // A name with dots that lead nowhere has no neighbours to wait among.
        Path whole = folder.toAbsolutePath().normalize();
        try (StagedFolder staged = StagedFolder.open(whole)) {
            Path waiting = staged.file(TABLE).toAbsolutePath().resolveSibling("");
            DataSetCopy.write(source, data, findings.kept(), waiting);
            SpoiltTable.write(staged.file(TABLE), data, findings);
            CleaningPage.of(data, findings).write(staged.file(PAGE));
            staged.commit();
        }
    }

    private static boolean isEmpty(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException failure) {
            throw new UserException(folder + " cannot be listed: " + failure + "; check its permissions", failure);
        }
    }
}
