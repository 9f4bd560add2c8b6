package org.areogan.synth.spool;

import java.io.IOException;
import java.nio.file.Path;
import org.areogan.files.UserException;
import org.jspecify.annotations.Nullable;

/** What can be wrong with the files of an export under way, and the cure. */
public final class SpoolTrouble {
    private SpoolTrouble() {}

    /** @param what the file is or does, after its name */
    public static UserException damaged(Path file, String what, @Nullable Throwable cause) {
        String message = file + " " + what + ", so this export cannot be gone on with; delete the folder "
                + file.getParent() + " and start again";
        return cause == null ? new UserException(message) : new UserException(message, cause);
    }

    public static UserException unwritable(Path file, IOException failure) {
        return new UserException(
                "cannot write " + file + ": " + failure.getMessage()
                        + "; check its permissions and the free space, then run the same command again to go on",
                failure);
    }
}
