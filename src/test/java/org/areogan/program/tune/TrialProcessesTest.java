package org.areogan.program.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.areogan.engine.device.JavaProcess;
import org.areogan.files.UserException;
import org.areogan.program.Landscapes;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.yaml.Presets;
import org.areogan.trainer.crossvalidation.ValidationRequest;
import org.areogan.trainer.tuning.TrialTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TrialProcessesTest {
    @TempDir
    Path folder;

    @Test
    void aProcessIsGivenWhatItUnderstandsOfTheCommandsArguments() {
        CommandLine.ParseResult parsed = new CommandLine(new TuneCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .parseArgs(
                        "--space",
                        "space.yaml",
                        "-o",
                        "search",
                        "--threads",
                        "8",
                        "--add=more a.npz",
                        "--add",
                        "more=b.npz",
                        "--exclude-suspects",
                        "--folds",
                        "4",
                        "--parallel",
                        "2",
                        "--",
                        "-mars.npz");
        assertThat(TrialProcesses.arguments(parsed, "-mars.npz", 4))
                .containsExactly(
                        "--threads=4",
                        "--add=more a.npz",
                        "--add=more=b.npz",
                        "--exclude-suspects",
                        "--folds=4",
                        "--",
                        "-mars.npz");
        TrialChild child = new TrialChild();
        CommandLine.ParseResult again = TrialChild.parser(child)
                .parseArgs(TrialProcesses.arguments(parsed, "-mars.npz", 4).toArray(String[]::new));
        assertThat(again.matchedOption("--add").<List<Path>>getValue())
                .containsExactly(Path.of("more a.npz"), Path.of("more=b.npz"));
        assertThat(again.matchedOption("--exclude-suspects").<Boolean>getValue())
                .isTrue();
    }

    @Test
    void whatAProcessCannotDoIsToldAndAskedForItsEndItLeavesACheckpoint() throws IOException {
        Path data = Landscapes.archive(folder, 8, 8, 16);
        TrialTask task = task(data, "training.epochs=1000000");
        Path trial = task.folder();
        TrialProcesses processes = processes("--folds=2", "--threads=1", "--", data.toString());
        Path checkpoint = trial.resolve("runs/seed-1-fold-1/checkpoints/last.areogan");
        assertThat(processes.score(task, () -> Files.exists(checkpoint))).isEmpty();
        assertThat(checkpoint).exists();

        assertThatThrownBy(() -> processes.score(task(data, "training.epochs=1"), () -> false))
                .isInstanceOf(UserException.class)
                .hasMessage(trial + " holds the cross-validation of another configuration or other data; name another"
                        + " folder with -o, or ask for the same again");
        TrialProcesses confused = processes("--no-such-option");
        assertThatThrownBy(() -> confused.score(task, () -> false))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("trial 1: its process ended with 1")
                .hasMessageContaining("the same command goes on");
    }

    @Test
    void aProcessThatASignalEndedWasInterruptedAndHasNotFailed() throws IOException {
        for (int code : List.of(130, 143)) {
            assertThat(TrialProcesses.answer("trial 1", new JavaProcess.Ended(code, "", ""), () -> false))
                    .isEmpty();
        }
        assertThatThrownBy(() -> TrialProcesses.answer("trial 1", new JavaProcess.Ended(137, "", ""), () -> false))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("ended with 137 (killed; perhaps the machine ran out of memory)");
    }

    private static TrialProcesses processes(String... arguments) {
        return new TrialProcesses(List.of(arguments), new PrintWriter(Writer.nullWriter()));
    }

    private TrialTask task(Path data, String setting) {
        RunConfiguration configuration = Presets.reader()
                .resolve(Optional.of("tiny"), "tiny", Optional.empty(), List.of(setting, "objective.lambda_adv=0"))
                .configuration();
        return new TrialTask(
                1,
                folder.resolve("trial-1"),
                new ValidationRequest(configuration, DataSource.of(data), 2, 1, Optional.empty()),
                List.of());
    }
}
