package org.areogan.files;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;

/** Names of files that the encoding of the locale, in which Java speaks to the operating system, has no letters for. */
public final class FileNames {
    private FileNames() {}

    /** What to do so that a name can be used; empty where the locale is not to blame. */
    public static Optional<String> cure(String name) {
        return cure(name, System.getProperty("sun.jnu.encoding", "UTF-8"));
    }

    static Optional<String> cure(String name, String encoding) {
        return writable(name, encoding)
                ? Optional.empty()
                : Optional.of("the locale's encoding, " + encoding + ", lacks letters of this name;"
                        + " set the variable LC_ALL=C.UTF-8");
    }

    private static boolean writable(String name, String encoding) {
        try {
            return Charset.forName(encoding).newEncoder().canEncode(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException | UnsupportedOperationException unknown) {
            return true;
        }
    }
}
