package org.areogan.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that are held in memory as a whole. */
public final class WholeFile {
    private WholeFile() {}

    /**
     * All bytes of a file.
     *
     * @param most bytes that it may have
     * @throws UserException if it is no file, is empty, has more bytes or cannot be read
     */
    public static byte[] bytes(Path file, int most) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new UserException(file + " is not a file that exists; check the path");
            }
            long size = Files.size(file);
            if (size == 0) {
                throw new UserException(file + " is empty; fetch or save it again");
            }
            if (size > most) {
                throw new TooLargeException(file + " has " + size + " bytes, which is no single frame; cut it");
            }
            return Files.readAllBytes(file);
        } catch (IOException failure) {
            throw new UserException(
                    file + " cannot be read: " + failure + "; check that it exists and its permissions", failure);
        }
    }
}
