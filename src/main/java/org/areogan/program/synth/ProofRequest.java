package org.areogan.program.synth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.areogan.files.AtomicFile;
import org.areogan.files.FileFormat;
import org.areogan.files.UserException;

/** What a comparison was asked for, written into its folder so that only the same request goes on with it. */
final class ProofRequest {
    /** Format 1 carries no number. */
    private static final FileFormat FORMAT = new FileFormat("comparison", 1, 2);

    private static final Pattern HEADER = Pattern.compile("format ([0-9]{1,9}) areogan (.*)\n");

    private ProofRequest() {}

    /** Writes the request, or makes sure that it is the one written. @throws UserException if it is another or newer */
    static void require(Path file, String request) {
        if (!Files.exists(file)) {
            AtomicFile.writeString(
                    file, "format " + FORMAT.newest() + " areogan " + FileFormat.programVersion() + "\n" + request);
            return;
        }
        String written = text(file);
        Matcher header = HEADER.matcher(written);
        if (header.lookingAt()) {
            FORMAT.require(file, Optional.of(Integer.valueOf(header.group(1))), Optional.of(header.group(2)));
            written = written.substring(header.end());
        }
        if (!written.equals(request)) {
            throw other(file);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UserException("cannot read " + file + "; check its permissions", failure);
        }
    }

    static UserException other(Path file) {
        return new UserException(
                file + " tells of a comparison with another model or other options; name another folder"
                        + " with -o, or ask for the same again");
    }
}
