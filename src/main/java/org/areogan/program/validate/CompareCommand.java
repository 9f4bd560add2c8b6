package org.areogan.program.validate;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.areogan.program.shell.ExitCodes;
import org.areogan.program.shell.Version;
import org.areogan.trainer.crossvalidation.PairedComparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code areogan compare}. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = {
            "Tells whether one cross-validation is better than another beyond chance.",
            "",
            "Both must be of the same data and folds. Seeds that both have are compared pair by pair; intervals come from"
                    + " 10,000 resamplings of the scenes, and of the seeds where there are several."
        },
        footer = {"", "Example:", "  areogan compare folds/plain folds/wide"})
public final class CompareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "FIRST", description = "Folder that 'areogan validate' wrote to.")
    private Path first = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "SECOND",
            description = "Another one; differences are its figures less FIRST's.")
    private Path second = Path.of("");

    @Override
    public Integer call() {
        PairedComparison comparison = PairedComparison.of(first, second);
        PrintWriter out = spec.commandLine().getOut();
        out.println(comparison.markdown());
        out.println(comparison.sentence());
        out.flush();
        return ExitCodes.OK;
    }
}
