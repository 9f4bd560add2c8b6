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

    @Test
    void cratersAreTrainedOnAsTheirPresetSaysAndScoredInTheirClasses() throws IOException {
        Path demo = folder.resolve("craters");
        Cli run = Cli.succeed(
                "demo",
                "--scene",
                "craters",
                "-o",
                demo,
                "--frames",
                "12",
                "--threads",
                "1",
                "--set",
                "training.epochs=1",
                "--set",
                "training.batch=8",
                "--set",
                "generator.filters=[4,8]",
                "--set",
                "generator.bottleneck=8");

        assertThat(run.out()).contains("48 unseen craters", "ground", "crater", "balanced accuracy");
        assertThat(demo.resolve("rocks")).doesNotExist();
        assertThat(Landscapes.filesUnder(demo.resolve("overlays"))).hasSize(48);

        String scores = Cli.succeed(
                        "evaluate",
                        "--model",
                        demo.resolve("run/model.areogan"),
                        demo.resolve("unseen.npz"),
                        "--threads",
                        "1")
                .out();
        assertThat(run.out()).contains(scores.strip());
    }

    @Test
    void onlyTheFramesAreWrittenWhereNoMoreIsAskedFor() {
        Path demo = folder.resolve("data");
        Cli run = Cli.succeed("demo", "--data-only", "--frames", "2", "-o", demo, "--scene", "craters");

        assertThat(run.out().lines())
                .containsExactly(
                        demo.resolve("scenes.npz").toString(),
                        demo.resolve("unseen.npz").toString());
        assertThat(demo.resolve("run")).doesNotExist();
        Path mine = demo.resolve("scenes.npz");
        long written = mine.toFile().length();
        assertThat(Cli.mistake("demo", "--data-only", "--frames", "3", "-o", demo))
                .contains(mine + " exists already, and 1 more", "-o", "--force");
        assertThat(Cli.mistake("demo", "--frames", "3", "-o", demo)).contains(mine + " exists already");
        assertThat(mine).hasSize(written);
        Cli.succeed("demo", "--data-only", "--frames", "3", "-o", demo, "--scene", "craters", "--force");
        assertThat(mine.toFile().length()).isGreaterThan(written);
        assertThat(Cli.mistake("demo", "--frames", "0", "-o", demo)).contains("--frames", "0", "1 or above");
    }
}
