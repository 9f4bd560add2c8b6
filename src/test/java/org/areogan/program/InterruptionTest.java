package org.areogan.program;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class InterruptionTest {
    /** A process in the background of a script is born deaf to Ctrl-C, and so are its children; GNU env mends that. */
    private static final List<String> HEARS_CTRL_C = canMend() ? List.of("env", "--default-signal=INT") : List.of();

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
        Process training = start(Landscapes.train(Landscapes.archive(folder, 64), run, "--set", "training.epochs=8"));
        try (BufferedReader err = training.errorReader(StandardCharsets.UTF_8)) {
            List<String> lines = new ArrayList<>();
            for (String line = err.readLine(); line != null; line = err.readLine()) {
                lines.add(line);
                if (line.startsWith("epoch 2/")) {
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
        assertThat(run.resolve("checkpoints/last.areogan")).isNotEmptyFile();
        assertThat(run.resolve("report.html")).isNotEmptyFile();

        Cli resumed = Cli.succeed("train", "--resume", run, "--threads", "1");
        assertThat(resumed.err()).contains("epoch 8/8").doesNotContain("epoch 1/8");
    }

    private static Process start(Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(HEARS_CTRL_C);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                Areogan.class.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new ProcessBuilder(command).start();
    }
}
