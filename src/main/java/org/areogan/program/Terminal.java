package org.areogan.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Help.Ansi;

/** What the process is attached to. */
final class Terminal {
    private static final Path STANDARD_ERROR = Path.of("/dev/stderr");

    private Terminal() {}

    /** Whether lines on standard error can be drawn over. */
    static boolean isStandardError() {
        return Ansi.AUTO.enabled() && (Files.notExists(Path.of("/dev")) || isDevice(STANDARD_ERROR));
    }

    /** The console that Java knows of is standard input and output; standard error may still go elsewhere. */
    static boolean isDevice(Path stream) {
        try {
            return stream.toRealPath().startsWith("/dev");
        } catch (IOException pipe) {
            return false;
        }
    }
}
