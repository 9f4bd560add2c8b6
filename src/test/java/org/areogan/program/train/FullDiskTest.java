package org.areogan.program.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.areogan.program.Cli;
import org.areogan.program.Landscapes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a disk of 64 KiB, which only root on Linux can make. */
class FullDiskTest {
    @TempDir
    Path folder;

    private Path disk = Path.of("");
    private boolean mounted;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        disk = Files.createDirectory(folder.resolve("disk"));
        mounted = succeeds("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString());
        assumeThat(mounted).describedAs("this user may mount a small disk").isTrue();
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (mounted) {
            assertThat(succeeds("umount", disk.toString())).isTrue();
        }
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    @Test
    void segmentingLeavesNothing() throws IOException {
        Path data = Landscapes.archive(folder, 40);
        assertThat(Cli.mistake("segment", "--model", Landscapes.model(), data, "-o", disk.resolve("out")))
                .contains("cannot write " + disk);
        assertThat(Landscapes.filesUnder(disk)).isEmpty();
    }

    @Test
    void trainingLeavesNoHalfWrittenFile() throws IOException {
        Path data = Landscapes.archive(folder, 16);
        assertThat(Cli.mistake(Landscapes.train(data, disk.resolve("run"), "-q")))
                .contains("cannot write " + disk);
        assertThat(Landscapes.filesUnder(disk))
                .noneMatch(file -> file.toString().endsWith(".part"));
    }

    @Test
    void anExportKeepsItsPlaceAndLeavesNoHalfOfItself() {
        Path data = Landscapes.archive(folder, 12, 32, 64);
        Path rocks = disk.resolve("rocks");
        assertThat(Cli.mistake(
                        "synth",
                        "--model",
                        Landscapes.model(),
                        data,
                        "--count",
                        "40",
                        "--share",
                        "0.08",
                        "--judge",
                        "rare-agreement=0,agreement=0,realism=0,distance=0,novelty=0",
                        "-o",
                        rocks,
                        "-q"))
                .contains("cannot write " + rocks);
        assertThat(rocks.resolve("manifest.jsonl")).doesNotExist();
        assertThat(rocks.resolve("synthetic.npz")).doesNotExist();
        assertThat(rocks.resolve(".areogan-synth/request.json")).exists();
    }
}
