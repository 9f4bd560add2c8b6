package org.areogan.program.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.areogan.program.Areogan;
import org.areogan.program.Landscapes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class InterruptionTest {
    /** A process in the background of a script is born deaf to Ctrl-C, and so are its children; GNU env mends that. */
    private static final List<String> HEARS_CTRL_C = canMend() ? List.of("env", "--default-signal=INT") : List.of();

    private static final Pattern EPOCH = Pattern.compile("epoch ([0-9]+)/200  ");

    @TempDir
    Path folder;

    private static boolean canMend() {
        try {
            return new ProcessBuilder("env", "--default-signal=INT", "true")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchProgram) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void ctrlCWritesACheckpointAndEndsWith130() throws IOException, InterruptedException {
        assumeThat(File.separator).describedAs("kill -INT is for POSIX").isEqualTo("/");
        Path run = folder.resolve("run");
        Path data = Landscapes.archive(folder, 64);
        List<Integer> epochs = interrupt(run, Landscapes.train(data, run, "--set", "training.epochs=200"));
        assertThat(run.resolve("checkpoints/last.areogan")).isNotEmptyFile();
        assertThat(run.resolve("report.html")).isNotEmptyFile();

        int next = epochs.get(epochs.size() - 1) + 1;
        List<Integer> resumed = interrupt(run, "train", "--resume", run, "--threads", "1");
        assertThat(resumed).first().isEqualTo(next);
    }

    /** Presses Ctrl-C after the first epoch. @return the epochs that were told of */
    private static List<Integer> interrupt(Path run, Object... arguments) throws IOException, InterruptedException {
        Process training = start(arguments);
        List<Integer> epochs = new ArrayList<>();
        try (BufferedReader err = training.errorReader(StandardCharsets.UTF_8)) {
            List<String> lines = new ArrayList<>();
            for (String line = err.readLine(); line != null; line = err.readLine()) {
                lines.add(line);
                Matcher ended = EPOCH.matcher(line);
                if (!ended.lookingAt()) {
                    continue;
                }
                epochs.add(Integer.valueOf(ended.group(1)));
                if (epochs.size() == 1) {
                    new ProcessBuilder("kill", "-INT", Long.toString(training.pid()))
                            .start()
                            .waitFor();
                }
            }
            assertThat(training.waitFor()).describedAs(String.join("\n", lines)).isEqualTo(130);
            assertThat(lines).anyMatch(line -> line.contains("areogan train --resume " + run));
        } finally {
            training.destroyForcibly();
        }
        return epochs;
    }

    private static Process start(Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(HEARS_CTRL_C);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Areogan.class.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new ProcessBuilder(command).start();
    }
}
