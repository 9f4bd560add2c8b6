package org.areogan.program.validate;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.areogan.program.shell.ExitCodes;
import org.areogan.program.shell.Interruption;
import org.areogan.program.shell.Terminal;
import org.areogan.program.shell.Version;
import org.areogan.program.train.FoldProgress;
import org.areogan.trainer.crossvalidation.CrossValidation;
import org.areogan.trainer.crossvalidation.ValidationRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code areogan validate}. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = {
            "Tells how good a configuration is, by cross-validation.",
            "",
            "The scenes of the data (or its frames, where it names no scenes) are divided into folds. Each is held out"
                    + " once while the rest is trained on to the last epoch, and is then scored with what was trained."
                    + " All of it lies in one folder; interrupted, the same command goes on, and more --seeds add to what"
                    + " is there. The table goes to standard output, curves into report.html."
        },
        footer = {
            "",
            "Examples:",
            "  areogan validate mars.npz -o folds/plain --folds 5 --seeds 3",
            "  areogan validate mars.npz -o folds/wide --config wide.yaml --folds 5 --seeds 3",
            "  areogan compare folds/plain folds/wide",
            "  areogan train --final folds/wide mars.npz -o runs/wide"
        })
public final class ValidateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FOLDS",
            description = "Folder of the cross-validation.")
    private Path output = Path.of("");

    @Mixin
    private ValidationOptions options = new ValidationOptions();

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        ValidationRequest request = options.request();
        CrossValidation validation = CrossValidation.open(output, request);
        FoldProgress progress = new FoldProgress(err, Terminal.draws(spec), request.folds());
        try (Interruption stop = Interruption.ofTraining(err)) {
            if (!validation.run(options.common().startEngine(), progress, stop)) {
                err.println("go on with the same command");
                return ExitCodes.INTERRUPTED;
            }
        }
        spec.commandLine().getOut().print(validation.markdown());
        spec.commandLine().getOut().flush();
        err.println("the report is " + output.resolve("report.html"));
        return ExitCodes.OK;
    }
}
