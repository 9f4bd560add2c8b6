package org.areogan.spark;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.areogan.program.shell.ExitCodes;
import org.areogan.program.shell.Failures;
import org.areogan.program.shell.Version;
import org.areogan.spark.segment.SegmentCommand;
import org.areogan.spark.session.SparkOptions;
import org.areogan.spark.store.DiskPaths;
import org.areogan.spark.synth.SynthCommand;
import org.areogan.spark.train.TrainCommand;
import org.areogan.spark.trial.ProveCommand;
import org.areogan.spark.trial.TuneCommand;
import org.areogan.spark.trial.ValidateCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code areogan spark}. Data goes to standard output, everything else to standard error. */
@Command(
        name = "areogan spark",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Does on many machines, by Apache Spark, what one machine would take long for.",
        resourceBundle = "org.areogan.spark.help",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            SegmentCommand.class,
            SynthCommand.class,
            TrainCommand.class,
            ValidateCommand.class,
            ProveCommand.class,
            TuneCommand.class
        })
public final class AreoganSpark implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "After an unexpected failure, show its stack trace.")
    private boolean verbose;

    private AreoganSpark() {}

    /** Runs the program and ends the process with one of {@link ExitCodes}; what {@code spark-submit} started ends by itself. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = run(out, err, arguments);
        // Clusters take an exit from within for a failure and begin anew; frames that cannot be read are none.
        boolean well = code == ExitCodes.OK || code == ExitCodes.LEFT_OUT;
        if (!well || !SparkOptions.isSubmitted()) {
            System.exit(code);
        }
    }

    /** @return one of {@link ExitCodes} */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        AreoganSpark areogan = new AreoganSpark();
        CommandLine program = new CommandLine(areogan);
        program.getSubcommands().values().forEach(ExitCodes::document);
        // What synth reads may lie in any store: it brings files to each machine's disk by itself.
        program.getSubcommands().values().stream()
                .filter(each -> !(each.getCommand() instanceof SynthCommand))
                .forEach(each -> each.registerConverter(Path.class, new DiskPaths(Path.of(""))));
        program.setCaseInsensitiveEnumValuesAllowed(true);
        program.setOut(out).setErr(err);
        return new Failures(err, () -> areogan.verbose).execute(program, arguments);
    }

    /** Whoever names no command wants to know which there are. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
