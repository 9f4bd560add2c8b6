package org.areogan.program.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What the process is attached to. */
public final class Terminal {
    private static final Path STANDARD_ERROR = Path.of("/dev/stderr");

    private Terminal() {}

    /** Whether a command may draw on standard error: it is one, and nobody asked for quiet. */
    public static boolean draws(CommandSpec command) {
        OptionSpec quiet = command.root().findOption("--quiet");
        return (quiet == null || !Boolean.TRUE.equals(quiet.getValue())) && isStandardError();
    }

    /** Whether lines on standard error can be drawn over. */
    public static boolean isStandardError() {
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
