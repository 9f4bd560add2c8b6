package org.areogan.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
    @TempDir
    Path folder;

    @Test
    void theDemoTrainsScoresAndSegmentsWithoutAnyData() throws IOException {
        Path demo = folder.resolve("demo");
        Cli run = Cli.succeed(
                "demo",
                "-o",
                demo,
                "--frames",
                "16",
                "--threads",
                "1",
                "--set",
                "training.epochs=1",
                "--set",
                "generator.filters=[4,8]",
                "--set",
                "generator.bottleneck=8");

        assertThat(run.out())
                .contains("The untrained network:", "The trained one:", "mean IoU", demo.toString(), "report.html");
        assertThat(demo.resolve("scenes.npz")).isNotEmptyFile();
        assertThat(demo.resolve("run/report.html")).isNotEmptyFile();
        assertThat(demo.resolve("run/model.areogan")).isNotEmptyFile();
        assertThat(Landscapes.filesUnder(demo.resolve("overlays"))).hasSize(48);
    }
}
