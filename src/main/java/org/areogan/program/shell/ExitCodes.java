package org.areogan.program.shell;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;

/** How the program ends, for scripts. */
public final class ExitCodes {
    public static final int OK = 0;
    static final int FAILURE = 1;
    public static final int MISTAKE = 2;
    public static final int DIVERGED = 3;
    public static final int FINDINGS = 4;
    public static final int SHORT = 5;
    public static final int LEFT_OUT = 6;
    public static final int INTERRUPTED = 130;

    private ExitCodes() {}

    /** Adds the list to a command's help. */
    public static void document(CommandLine command) {
        Map<String, String> meanings = new LinkedHashMap<>();
        meanings.put(Integer.toString(OK), "Done.");
        meanings.put(Integer.toString(FAILURE), "An unexpected failure.");
        meanings.put(
                Integer.toString(MISTAKE), "A mistake in options, configuration, files or device; said in one line.");
        meanings.put(Integer.toString(DIVERGED), "A training diverged; the last good checkpoint is kept.");
        meanings.put(Integer.toString(FINDINGS), "inspect found errors that forbid training.");
        meanings.put(Integer.toString(SHORT), "synth made fewer pairs, or another share, than was asked for.");
        meanings.put(Integer.toString(LEFT_OUT), "segment could not read some frames; the others are done.");
        meanings.put(
                Integer.toString(INTERRUPTED),
                "Ctrl-C; the same command, or train --resume, goes on with what is done.");
        meanings.put("143", "SIGTERM; the same as 130. serve has answered the requests under way.");
        command.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(meanings);
    }
}
