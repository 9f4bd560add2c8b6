package org.areogan.synth.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.io.file.PathUtils;
import org.areogan.files.FolderLock;
import org.areogan.files.UserException;

/** The folder of an export under way, inside the folder that the export will lie in. */
public record SpoolFolder(Path directory) {
    private static final String NAME = ".areogan-synth";

    /** Where all lies until the export is finished. */
    public Path path() {
        return directory.resolve(NAME);
    }

    Path pairs() {
        return path().resolve("pairs.bin");
    }

    public Path manifest() {
        return path().resolve("manifest.jsonl");
    }

    public Path dropped() {
        return path().resolve("dropped.jsonl");
    }

    Path progress() {
        return path().resolve("progress.json");
    }

    /** The finished files gather here before all are moved to their place. */
    public Path staging() {
        return path().resolve("export");
    }

    /** There once all files are staged. */
    public Path publication() {
        return path().resolve("publication.json");
    }

    /**
     * Keeps the folder for one process; to be had before {@link #begin}, which reads and writes in it.
     *
     * @throws UserException if another process writes to it, or a finished export is there
     */
    FolderLock lock() {
        return lock(ExportNames::refuseTaken);
    }

    /** The same for an export in parts, each of which has a spool of its own in {@link #path}. */
    public FolderLock lockForParts() {
        return lock(ExportNames::refuseTakenParts);
    }

    private FolderLock lock(Consumer<Path> refuseTaken) {
        if (!SpoolIdentity.there(path())) {
            // Before anything is made there.
            refuseTaken.accept(directory);
        }
        return FolderLock.take(path(), "wait for the end of that export, or name another folder with -o");
    }

    /**
     * Makes the folder, or checks that the one there belongs to the same request.
     *
     * @return how far it got; nothing of an export in parts
     * @throws UserException if an export of another request is there, or it is damaged or cannot be written
     */
    public SpoolProgress begin(Map<String, String> identity) {
        delete(leftover());
        SpoolProgress ended = SpoolProgress.read(progress());
        if (SpoolIdentity.there(path())) {
            SpoolIdentity.check(path(), identity);
        } else if (!ended.nothing()) {
            throw SpoolTrouble.damaged(progress(), "has lost the request beside it", null);
        } else {
            ExportNames.refuseTaken(directory);
            SpoolIdentity.write(path(), identity);
        }
        return ended;
    }

    /** All at once, so that no half of it can be taken for work to go on with. */
    public void remove() {
        try {
            Files.move(path(), leftover(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UserException(
                    "the export in " + directory + " is finished, but " + path() + " cannot be removed: "
                            + failure.getMessage() + "; delete it",
                    failure);
        }
        delete(leftover());
    }

    public static void delete(Path folder) {
        try {
            if (Files.isDirectory(folder)) {
                PathUtils.deleteDirectory(folder);
            }
        } catch (IOException failure) {
            throw new UserException(
                    "cannot delete " + folder + ": " + failure.getMessage() + "; check its permissions", failure);
        }
    }

    private Path leftover() {
        return directory.resolve(NAME + ".done");
    }
}
