package org.areogan.program;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.areogan.program.shell.ExitCodes;
import org.areogan.program.shell.Failures;
import org.areogan.program.shell.Logging;
import org.areogan.program.shell.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program. Data goes to standard output, everything else to standard error. */
@Command(
        name = "areogan",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Segments Martian terrain with a U-Net trained alone or against a PatchGAN.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Begin with 'areogan demo', which needs no data. 'areogan COMMAND --help' tells more about a command.",
            "'areogan spark' does it on many machines; its first use fetches 300 MB of libraries."
        })
public final class Areogan implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Tell more, with a stack trace after an unexpected failure.")
    private boolean verbose;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "Tell only of errors.")
    private boolean quiet;

    private Areogan() {}

    /** Runs the program and ends the process with one of {@link ExitCodes}. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, arguments));
    }

    /** @return one of {@link ExitCodes} */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        Areogan areogan = new Areogan();
        CommandLine program = new CommandLine(areogan);
        Commands.add(program, arguments);
        ExitCodes.document(program);
        program.setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(parsed -> {
                    Logging.choose(areogan.verbose, areogan.quiet);
                    if (areogan.quiet) {
                        program.setErr(new PrintWriter(Writer.nullWriter()));
                    }
                    return new RunLast().execute(parsed);
                });
        return new Failures(err, () -> areogan.verbose).execute(program, arguments);
    }

    /** Whoever names no command wants to know which there are. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
