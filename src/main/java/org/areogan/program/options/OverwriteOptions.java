package org.areogan.program.options;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.areogan.files.UserException;
import picocli.CommandLine.Option;

/** Whether files that are there may be written over. */
public final class OverwriteOptions {
    @Option(names = "--force", description = "Overwrite what is there.")
    private boolean force;

    public boolean force() {
        return force;
    }

    /**
     * @param files to be written
     * @param cure what to choose instead, e.g. {@code another file with -o}
     * @throws UserException if one of them exists, unless all may be overwritten
     */
    public void requireFree(List<Path> files, String cure) {
        List<Path> existing =
                force ? List.of() : files.stream().filter(Files::exists).toList();
        if (!existing.isEmpty()) {
            throw new UserException(existing.get(0) + " exists already"
                    + (existing.size() == 1 ? "" : ", and " + (existing.size() - 1) + " more")
                    + "; choose " + cure + ", or overwrite with --force");
        }
    }
}
