package org.areogan.synth.proof;

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
final class ProofIdentity {
    /** Format 1 carries no number. */
    private static final FileFormat FORMAT = new FileFormat("comparison", 1, 2);

    private static final Pattern HEADER = Pattern.compile("format ([0-9]{1,9}) areogan (.*)\n");

    private ProofIdentity() {}

    /**
     * Writes what was asked for, or makes sure that it is what was asked for before.
     *
     * @param configuration of the model, which decides the scores too
     * @throws UserException if another comparison or a newer program wrote into the folder
     */
    static void require(Path folder, String configuration, String request) {
        Path model = folder.resolve("configuration.yaml");
        if (!Files.exists(model)) {
            AtomicFile.writeString(model, configuration);
        } else if (!text(model).equals(configuration)) {
            throw other(model);
        }
        Path asked = folder.resolve("request.txt");
        if (!Files.exists(asked)) {
            AtomicFile.writeString(
                    asked, "format " + FORMAT.newest() + " areogan " + FileFormat.programVersion() + "\n" + request);
            return;
        }
        String written = text(asked);
        Matcher header = HEADER.matcher(written);
        if (header.lookingAt()) {
            FORMAT.require(asked, Optional.of(Integer.valueOf(header.group(1))), Optional.of(header.group(2)));
            written = written.substring(header.end());
        }
        if (!written.equals(request)) {
            throw other(asked);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UserException("cannot read " + file + "; check its permissions", failure);
        }
    }

    private static UserException other(Path file) {
        return new UserException(
                file + " tells of a comparison with another model or other options; name another folder"
                        + " with -o, or ask for the same again");
    }
}
