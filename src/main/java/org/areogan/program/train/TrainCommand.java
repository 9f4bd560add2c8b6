package org.areogan.program.train;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.areogan.program.options.AdditionOptions;
import org.areogan.program.options.ConfigurationOptions;
import org.areogan.program.options.DataOptions;
import org.areogan.program.options.EngineOptions;
import org.areogan.program.options.MetricsOptions;
import org.areogan.program.shell.ExitCodes;
import org.areogan.program.shell.Terminal;
import org.areogan.program.shell.Version;
import org.areogan.trainer.TrainingRun;
import org.areogan.trainer.checkpoint.RunFolder.Kept;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.yaml.ConfigurationReader;
import org.areogan.trainer.configuration.yaml.SavedConfiguration;
import org.areogan.trainer.crossvalidation.CrossValidation;
import org.areogan.trainer.events.RunEnd;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code areogan train}. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = {
            "Trains a segmenter, alone or with --preset pix2pix against a discriminator; or with --preset paint or inpaint a"
                    + " painter, of frames for masks or of rocks into frames.",
            "",
            "The data is checked first. The run's folder gets the resolved configuration, metrics, checkpoints, pictures,"
                    + " TensorBoard events, report.html and the model, whose path is printed. Ctrl-C ends the step and"
                    + " writes a checkpoint."
        },
        footer = {
            "",
            "Examples:",
            "  areogan train mars.npz -o runs/first",
            "  areogan train mars.npz -o runs/game --preset pix2pix",
            "  areogan train mars.npz -o runs/clean --exclude contaminated.json --set training.epochs=8",
            "  areogan train mars.npz -o runs/painter --preset paint --segmenter runs/first/model.areogan",
            "  areogan train --resume runs/first",
            "  areogan train --preset pix2pix --print-config > mine.yaml"
        })
public final class TrainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "DATA",
            description = "Frames with masks: .npz, .npy, a folder with images/ and masks/, or AI4Mars.")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "RUN",
            description = "Folder of the new run.")
    private Optional<Path> output = Optional.empty();

    @Mixin
    private ConfigurationOptions configuration = new ConfigurationOptions();

    @Option(
            names = "--segmenter",
            paramLabel = "MODEL",
            description = "With task: paint or inpaint, the trained segmenter that reads the painted validation frames;"
                    + " with generator.stages: 2, the first stage, which is otherwise trained first. It is copied into"
                    + " the run's folder.")
    private Optional<Path> segmenter = Optional.empty();

    @Option(names = "--print-config", description = "Print the resolved configuration and end.")
    private boolean printConfiguration;

    @Mixin
    private DataOptions dataOptions = new DataOptions();

    @Mixin
    private AdditionOptions additions = new AdditionOptions();

    @Option(
            names = "--final",
            paramLabel = "FOLDS",
            description = "Train the configuration of this cross-validation, an output of 'areogan validate', on all"
                    + " frames, none of which are then left to score it with.")
    private Optional<Path> finalOf = Optional.empty();

    @Option(
            names = "--resume",
            paramLabel = "RUN",
            description = "Go on with this run; nothing else is needed, but for DATA where the data has moved.")
    private Optional<Path> resume = Optional.empty();

    @Option(
            names = "--from",
            paramLabel = "CHECKPOINT",
            description = "Which of the run's checkpoints to --resume from: last (the usual one), previous or best.")
    private Optional<Kept> from = Optional.empty();

    @Mixin
    private EngineOptions engine = new EngineOptions();

    @Mixin
    private MetricsOptions metrics = new MetricsOptions();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (printConfiguration) {
            out.print(saved().yaml());
            out.flush();
            return ExitCodes.OK;
        }
        TrainingRun run = resume.isPresent() ? resumed(resume.get()) : created();
        if (run.isFinished()) {
            err.println("the run in " + run.folder().path() + " is finished; its report is "
                    + run.folder().report()
                    + ". It cannot be made longer; a new run with its settings and more epochs: 'areogan"
                    + " train DATA -o ANOTHER --preset " + run.folder().configuration()
                    + " --set training.epochs=N'");
            out.println(run.folder().model());
            return ExitCodes.OK;
        }
        RunEnd end = new TrainingSession(run, engine.start(), err, Terminal.draws(spec)).train(metrics.port());
        if (end.reason() == RunEnd.Reason.INTERRUPTED) {
            return ExitCodes.INTERRUPTED;
        }
        out.println(run.folder().model());
        return ExitCodes.OK;
    }

    private TrainingRun created() {
        if (from.isPresent()) {
            throw misuse("--from chooses a checkpoint of a run; name the run with --resume");
        }
        Path source = data.orElseThrow(() -> misuse("name the data to train on, or a run with --resume"));
        Path folder = output.orElseThrow(() -> misuse("name the folder of the run with -o"));
        return TrainingRun.create(folder, saved(), additions.addedTo(dataOptions.source(source)), segmenter);
    }

    private SavedConfiguration saved() {
        if (finalOf.isEmpty()) {
            return configuration.resolve().saved();
        }
        if (configuration.given()) {
            throw misuse(
                    "--final takes the configuration of the cross-validation; leave out --preset, --config and --set,"
                            + " or cross-validate what they ask for");
        }
        return ConfigurationReader.over(
                        "the configuration of " + finalOf.get(),
                        CrossValidation.configurationOf(finalOf.get()),
                        List.of())
                .saved();
    }

    private TrainingRun resumed(Path run) {
        if (output.isPresent()
                || segmenter.isPresent()
                || finalOf.isPresent()
                || configuration.given()
                || dataOptions.given()
                || additions.given()) {
            throw misuse("--resume takes everything from the run, and DATA only where its data has moved; leave out -o"
                    + " and the options that choose data or configuration, or begin a new run");
        }
        Kept checkpoint = from.orElse(Kept.LAST);
        return data.isPresent()
                ? TrainingRun.resume(run, checkpoint, DataSource.of(data.get()))
                : TrainingRun.resume(run, checkpoint);
    }

    private ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
