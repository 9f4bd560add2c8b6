package org.areogan.program.validate;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.areogan.program.options.AdditionOptions;
import org.areogan.program.options.ConfigurationOptions;
import org.areogan.program.options.DataOptions;
import org.areogan.program.options.EngineOptions;
import org.areogan.program.shell.ExitCodes;
import org.areogan.program.shell.Interruption;
import org.areogan.program.shell.Terminal;
import org.areogan.program.shell.Version;
import org.areogan.program.train.ProgressListener;
import org.areogan.trainer.crossvalidation.CrossValidation;
import org.areogan.trainer.crossvalidation.ValidationRequest;
import org.areogan.trainer.events.TrainingListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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
            "  areogan validate mars.npz -o folds/plain --set objective.lambda_adv=0 --seeds 3",
            "  areogan validate mars.npz -o folds/wide --config wide.yaml --folds 5 --seeds 3",
            "  areogan compare folds/plain folds/wide",
            "  areogan train --final folds/wide mars.npz -o runs/wide"
        })
public final class ValidateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DATA", description = "Frames with masks, as for 'areogan train'.")
    private Path data = Path.of("");

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FOLDS",
            description = "Folder of the cross-validation.")
    private Path output = Path.of("");

    @Mixin
    private ConfigurationOptions configuration = new ConfigurationOptions();

    @Option(
            names = "--folds",
            paramLabel = "N",
            defaultValue = "5",
            description = "Parts of the data, each held out once. Usually ${DEFAULT-VALUE}.")
    private int folds = 5;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "1",
            description = "Trainings of each fold, with seed, seed + 1 and so on. Usually ${DEFAULT-VALUE}.")
    private int seeds = 1;

    @Option(
            names = "--rare",
            paramLabel = "CLASS",
            description = "The class that has figures of its own; usually the one with the fewest pixels.")
    private Optional<String> rare = Optional.empty();

    @Mixin
    private DataOptions dataOptions = new DataOptions();

    @Mixin
    private AdditionOptions additions = new AdditionOptions();

    @Mixin
    private EngineOptions engine = new EngineOptions();

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        CrossValidation validation = CrossValidation.open(
                output,
                new ValidationRequest(
                        configuration.resolve().configuration(),
                        additions.addedTo(dataOptions.source(data)),
                        folds,
                        seeds,
                        rare));
        try (Interruption stop =
                new Interruption(() -> err.println("interrupted: ending the step and writing a checkpoint"))) {
            if (!validation.run(engine.start(), new Told(), stop)) {
                err.println("go on with the same command");
                return ExitCodes.INTERRUPTED;
            }
        }
        spec.commandLine().getOut().print(validation.markdown());
        spec.commandLine().getOut().flush();
        err.println("the report is " + output.resolve("report.html"));
        return ExitCodes.OK;
    }

    /** What happens, on standard error. */
    private final class Told implements CrossValidation.Observer {
        private final PrintWriter err = spec.commandLine().getErr();

        @Override
        public void beginning(long seed, int fold) {
            err.println("seed " + seed + ", fold " + fold + " of " + folds);
        }

        @Override
        public List<TrainingListener> listeners() {
            return List.of(new ProgressListener(err, Terminal.draws(spec), System::nanoTime));
        }
    }
}
