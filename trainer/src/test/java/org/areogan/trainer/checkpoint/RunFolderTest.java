package org.areogan.trainer.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.areogan.files.UserException;
import org.areogan.trainer.checkpoint.RunFolder.Kept;
import org.areogan.trainer.events.SampleRecords;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    @TempDir
    Path temporary;

    private RunFolder folder;

    @BeforeEach
    void create() {
        folder = RunFolder.create(temporary.resolve("run"));
    }

    private void write(long step, boolean best) {
        try (Checkpoint checkpoint = new Checkpoint(SampleRecords.state(step), Map.of(), Map.of())) {
            folder.write(checkpoint, best);
        }
    }

    private long step(Kept kept) {
        return CheckpointFile.readState(folder.checkpoint(kept)).step();
    }

    private void damage(Kept kept) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.checkpoint(kept));
        bytes[bytes.length / 2] ^= 1;
        Files.delete(folder.checkpoint(kept));
        Files.write(folder.checkpoint(kept), bytes);
    }

    @Test
    void theLastTheOneBeforeAndTheBestAreKept() throws IOException {
        write(10, true);
        write(20, false);
        write(30, false);
        write(40, false);
        assertThat(step(Kept.LAST)).isEqualTo(40);
        assertThat(step(Kept.PREVIOUS)).isEqualTo(30);
        assertThat(step(Kept.BEST)).isEqualTo(10);
        try (Stream<Path> files = Files.list(folder.checkpoint(Kept.LAST).getParent())) {
            assertThat(files).hasSize(3);
        }
    }

    @Test
    void aRunGoesOnFromTheLast() {
        write(10, false);
        write(20, false);
        try (Checkpoint checkpoint = RunFolder.open(folder.path()).resume(Kept.LAST)) {
            assertThat(checkpoint.state().step()).isEqualTo(20);
        }
    }

    @Test
    void aDamagedLastIsRefusedAndTheOneBeforeOffered() throws IOException {
        write(10, false);
        write(20, false);
        damage(Kept.LAST);
        assertThatThrownBy(() -> folder.resume(Kept.LAST))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(folder.checkpoint(Kept.LAST).toString())
                .hasMessageContaining("damaged")
                .hasMessageContaining("10 steps done")
                .hasMessageContaining("areogan train --resume " + folder.path() + " --from previous");
    }

    @Test
    void goingBackToTheOneBeforeSavesItFromTheDamagedOne() throws IOException {
        write(10, false);
        write(20, false);
        damage(Kept.LAST);
        folder.resume(Kept.PREVIOUS).close();
        assertThat(step(Kept.LAST)).isEqualTo(10);
        write(20, false);
        assertThat(step(Kept.LAST)).isEqualTo(20);
        assertThat(step(Kept.PREVIOUS)).isEqualTo(10);
    }

    @Test
    void theBestIsOfferedWhenBothOthersAreDamaged() throws IOException {
        write(10, true);
        write(20, false);
        write(30, false);
        damage(Kept.LAST);
        damage(Kept.PREVIOUS);
        assertThatThrownBy(() -> folder.resume(Kept.LAST)).hasMessageContaining("--from best");
    }

    @Test
    void nothingIsOfferedWhereNothingIsWhole() throws IOException {
        write(10, false);
        damage(Kept.LAST);
        assertThatThrownBy(() -> folder.resume(Kept.LAST))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("no whole checkpoint is left");
    }

    @Test
    void aFailedWriteLeavesWhatWasThere() throws IOException {
        write(10, false);
        write(20, true);
        Files.createDirectories(
                folder.checkpoint(Kept.LAST).resolveSibling("next.areogan").resolve("in the way"));
        assertThatThrownBy(() -> write(30, true)).isInstanceOf(UserException.class);
        assertThat(step(Kept.LAST)).isEqualTo(20);
        assertThat(step(Kept.PREVIOUS)).isEqualTo(10);
        assertThat(step(Kept.BEST)).isEqualTo(20);
    }

    @Test
    void aFolderThatHoldsARunIsNotOverwritten() {
        write(10, false);
        assertThatThrownBy(() -> RunFolder.create(folder.path()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("--resume " + folder.path());
    }

    @Test
    void aPathThatCannotBeAFolderIsNamed() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));
        assertThatThrownBy(() -> RunFolder.create(file.resolve("run")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void nothingIsWrittenBeforeTheRunBegins() {
        assertThat(folder.path()).doesNotExist();
        folder.begin("seed: 1\n", "{}");
        assertThat(folder.readConfiguration()).isEqualTo("seed: 1\n");
        assertThat(folder.facts()).hasContent("{}");
    }

    @Test
    void aMissingConfigurationIsNamed() {
        assertThatThrownBy(folder::readConfiguration)
                .isInstanceOf(UserException.class)
                .hasMessageContaining("configuration.yaml");
    }

    @Test
    void aFolderWithoutARunCannotBeResumed() {
        assertThatThrownBy(() -> RunFolder.open(temporary))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(temporary.toString());
    }

    @Test
    void checkpointsCanBeDeletedAndAllElseStays() throws IOException {
        write(10, true);
        write(20, false);
        Path first = folder.firstStage();
        RunFolder.create(first).write(new Checkpoint(SampleRecords.state(5), Map.of(), Map.of()), false);
        Files.writeString(folder.model(), "a model");
        RunFolder.deleteCheckpoints(folder.path());
        assertThat(folder.checkpoint(Kept.LAST).getParent()).doesNotExist();
        assertThat(first.resolve("checkpoints")).doesNotExist();
        assertThat(folder.model()).hasContent("a model");
        RunFolder.deleteCheckpoints(folder.path());
    }
}
