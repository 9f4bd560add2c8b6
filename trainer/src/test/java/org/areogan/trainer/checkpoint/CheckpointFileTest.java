package org.areogan.trainer.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.areogan.files.UserException;
import org.areogan.trainer.events.SampleRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class CheckpointFileTest {
    @TempDir
    Path folder;

    private static Checkpoint checkpoint(TrainingState state) {
        return new Checkpoint(
                state,
                Map.of("generator/encoder1/weights", Nd4j.createFromArray(new float[][] {{-0.0f, Float.NaN}, {3, 4}})),
                Map.of("generator/steps", Nd4j.scalar(12L)));
    }

    private Path written() {
        Path file = folder.resolve("last.areogan");
        try (Checkpoint checkpoint = checkpoint(SampleRecords.state(24))) {
            CheckpointFile.write(file, checkpoint);
        }
        return file;
    }

    @Test
    void everythingComesBack() {
        TrainingState state = SampleRecords.state(24);
        try (Checkpoint read = CheckpointFile.read(written())) {
            assertThat(read.state()).isEqualTo(state);
            assertThat(read.state().history())
                    .hasSize(2)
                    .allMatch(epoch -> epoch.samples().isEmpty());
            assertThat(read.parameters())
                    .hasEntrySatisfying(
                            "generator/encoder1/weights",
                            weights -> assertThat(weights.data().asFloat()).containsExactly(-0.0f, Float.NaN, 3, 4));
            assertThat(read.session()).hasEntrySatisfying("generator/steps", steps -> {
                assertThat(steps.rank()).isZero();
                assertThat(steps.getLong()).isEqualTo(12);
            });
        }
    }

    @Test
    void theStateIsReadWithoutTheArrays() {
        assertThat(CheckpointFile.readState(written())).isEqualTo(SampleRecords.state(24));
    }

    @Test
    void theFileIsAPlainZipOfStoredEntries() throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(written()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
            }
        }
        assertThat(names)
                .containsExactly(
                        "state.json", "parameters/generator/encoder1/weights.npy", "session/generator/steps.npy");
    }

    @Test
    void theSameCheckpointGivesTheSameBytes() throws IOException {
        byte[] first = Files.readAllBytes(written());
        assertThat(Files.readAllBytes(written())).isEqualTo(first);
    }

    @Test
    void aFlippedBitAnywhereIsNoticed() throws IOException {
        Path file = written();
        byte[] bytes = Files.readAllBytes(file);
        for (int place = 0; place < bytes.length; place += 7) {
            byte[] damaged = bytes.clone();
            damaged[place] ^= (byte) (1 << place % 8);
            Files.write(file, damaged);
            assertThatThrownBy(() -> CheckpointFile.read(file))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("damaged");
        }
    }

    @Test
    void aFileCutShortAnywhereIsNoticed() throws IOException {
        Path file = written();
        byte[] bytes = Files.readAllBytes(file);
        for (int length = 0; length < bytes.length; length += 13) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> CheckpointFile.read(file)).isInstanceOf(UserException.class);
        }
        Files.write(file, Arrays.copyOf(bytes, bytes.length + 1));
        assertThatThrownBy(() -> CheckpointFile.read(file)).isInstanceOf(UserException.class);
    }

    @Test
    void aMissingFileAndAFolderAreNamed() {
        Path missing = folder.resolve("none.areogan");
        assertThatThrownBy(() -> CheckpointFile.read(missing))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(missing + " does not exist");
        assertThatThrownBy(() -> CheckpointFile.read(folder))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(folder + " is a folder");
    }

    @Test
    void aFileThatCannotBeWrittenLeavesNothingBehind() throws IOException {
        Path inTheWay = Files.createDirectories(folder.resolve("last.areogan").resolve("full"));
        try (Checkpoint checkpoint = checkpoint(SampleRecords.state(1))) {
            assertThatThrownBy(() -> CheckpointFile.write(folder.resolve("last.areogan"), checkpoint))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("last.areogan");
        }
        assertThat(inTheWay).isDirectory();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("last.areogan"));
        }
    }

    @Test
    void anArrayThatCannotBeKeptLeavesTheOldFileAlone() throws IOException {
        Path file = written();
        byte[] before = Files.readAllBytes(file);
        try (Checkpoint bad =
                new Checkpoint(SampleRecords.state(1), Map.of("flags", Nd4j.createFromArray(true, false)), Map.of())) {
            assertThatThrownBy(() -> CheckpointFile.write(file, bad)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void closingACheckpointClosesItsArrays() {
        Checkpoint read = CheckpointFile.read(written());
        read.close();
        assertThat(read.parameters().values()).allMatch(INDArray::wasClosed);
        assertThat(read.session().values()).allMatch(INDArray::wasClosed);
    }
}
