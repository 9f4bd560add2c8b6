package org.areogan.generator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.Norm;
import org.areogan.files.UserException;
import org.areogan.generator.Networks;
import org.areogan.generator.PlainEngine;
import org.areogan.generator.Segmenter;
import org.areogan.generator.network.InferenceGraph;
import org.areogan.generator.network.Normalization;
import org.areogan.generator.network.UNet;
import org.areogan.generator.network.block.Down;
import org.areogan.generator.network.block.Up;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.TerrainClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ModelFileTest {
    private static final UNet.Options OPTIONS = Networks.with(Norm.BATCH, Down.STRIDED, Up.UPSAMPLE);
    private static final ClassSet TWO = new ClassSet(
            List.of(new TerrainClass(0, "sky", 0x00000a, false), new TerrainClass(1, "ground", 0xffffff, true)), 255);

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsRead() {
        try (Parameters parameters = Networks.parameters(OPTIONS, 2, 1)) {
            parameters.get("generator/encoder1/norm1/mean").assign(0.25);
            ModelFile written = model(parameters);
            Path file = folder.resolve("new/model.areogan");
            written.write(file);
            ModelFile read = ModelFile.read(file);
            try (Parameters back = read.parameters()) {
                assertThat(read)
                        .usingRecursiveComparison()
                        .ignoringFields("parameters")
                        .isEqualTo(written);
                assertThat(back.names()).containsExactlyElementsOf(parameters.names());
                assertThat(back.names())
                        .allSatisfy(name -> assertThat(back.get(name)).isEqualTo(parameters.get(name)));
                assertThat(back.trainedNames("")).isEqualTo(parameters.trainedNames(""));
            }
        }
    }

    @Test
    void onlyTheGeneratorIsWritten() {
        try (Parameters parameters = Networks.parameters(OPTIONS, 2, 1)) {
            parameters.add("discriminator/weights", Nd4j.ones(DataType.FLOAT, 2), true);
            Path file = write(parameters);
            try (Parameters back = ModelFile.read(file).parameters()) {
                assertThat(back.contains("discriminator/weights")).isFalse();
            }
        }
    }

    @Test
    void theDiscriminatorIsReadAsItWasWritten() {
        try (Parameters parameters = Networks.parameters(OPTIONS, 2, 1);
                Parameters judge = new Parameters(DataType.FLOAT)) {
            judge.add("discriminator/weights", Nd4j.createFromArray(new float[][] {{1, 2, 3}, {4, 5, 6}}), true);
            judge.add("discriminator/singular", Nd4j.ones(DataType.FLOAT, 1, 3), false);
            Path file = folder.resolve("judged.areogan");
            model(parameters, Optional.of(judge)).write(file);
            try (ModelFile read = ModelFile.read(file)) {
                Parameters back = read.discriminator().orElseThrow();
                assertThat(back.names()).containsExactlyElementsOf(judge.names());
                assertThat(back.names())
                        .allSatisfy(name -> assertThat(back.get(name)).isEqualTo(judge.get(name)));
            }
            try (ModelFile alone = ModelFile.read(write(parameters))) {
                assertThat(alone.discriminator()).isEmpty();
            }
        }
    }

    @Test
    void aDiscriminatorThatIsNoArchiveIsRefused() throws IOException {
        try (Parameters parameters = Networks.parameters(OPTIONS, 2, 1);
                Parameters judge = new Parameters(DataType.FLOAT)) {
            judge.add("discriminator/weights", Nd4j.ones(DataType.FLOAT, 2), true);
            Path file = folder.resolve("judged.areogan");
            model(parameters, Optional.of(judge)).write(file);
            change(file, root -> Files.writeString(root.resolve("discriminator.npz"), "not arrays"));
            assertThatThrownBy(() -> ModelFile.read(file))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("the checksum of discriminator.npz does not match");
        }
    }

    @Test
    void theSameModelGivesTheSameBytes() throws IOException {
        try (Parameters parameters = Networks.parameters(OPTIONS, 2, 1)) {
            byte[] once = Files.readAllBytes(write(parameters));
            assertThat(Files.readAllBytes(write(parameters))).isEqualTo(once);
        }
    }

    @Test
    void sameDiffAloneRunsTheStoredGraph() throws IOException {
        try (Parameters parameters = Networks.parameters(OPTIONS, 2, 1)) {
            Path file = write(parameters);
            SameDiff stored;
            try (FileSystem zip = FileSystems.newFileSystem(file)) {
                stored = SameDiff.fromFlatBuffers(ByteBuffer.wrap(Files.readAllBytes(zip.getPath("graph.samediff"))));
            }
            SameDiff built = InferenceGraph.build(OPTIONS, 2, parameters, 8, 12);
            try (INDArray frame = Nd4j.rand(DataType.FLOAT, 3, 8, 12, 1)) {
                INDArray expected = built.outputSingle(Map.of("frame", frame), "probabilities");
                assertThat(stored.outputSingle(Map.of("frame", frame), "probabilities"))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void aSegmenterOpensTheFile() {
        try (Parameters parameters = Networks.parameters(OPTIONS, 2, 1);
                Segmenter trained =
                        new Segmenter(OPTIONS, TWO, new Normalization(0.4, 0.2), parameters, new PlainEngine());
                Segmenter opened = Segmenter.open(write(parameters), new PlainEngine())) {
            assertThat(opened.predict(Networks.frame(9, 7, 5)).probabilities())
                    .containsExactly(trained.predict(Networks.frame(9, 7, 5)).probabilities());
        }
    }

    @Test
    void missingFilesFoldersAndOtherFilesAreNamed() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "no model");
        Path empty = Files.createFile(folder.resolve("empty"));
        assertThatThrownBy(() -> ModelFile.read(folder.resolve("absent.areogan")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("there is no model file")
                .hasMessageContaining("absent.areogan");
        assertThatThrownBy(() -> ModelFile.read(folder))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("is a folder");
        assertThatThrownBy(() -> ModelFile.read(text))
                .isInstanceOf(UserException.class)
                .hasMessageEndingWith("notes.txt is not a model file made by areogan; name another file");
        assertThatThrownBy(() -> ModelFile.read(empty))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("empty is not a model file");
    }

    @Test
    void aZipThatIsNoModelIsSaidToBeNone() {
        try (Parameters parameters = Networks.parameters(OPTIONS, 2, 1)) {
            Path file = write(parameters);
            change(file, root -> Files.delete(root.resolve("model.json")));
            assertThatThrownBy(() -> ModelFile.read(file))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("a zip but not a model file");
        }
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        try (Parameters parameters = Networks.parameters(OPTIONS, 2, 1)) {
            byte[] whole = Files.readAllBytes(write(parameters));
            Path cut = folder.resolve("cut.areogan");
            for (int length = 2; length < whole.length; length += 97) {
                Files.write(cut, Arrays.copyOf(whole, length));
                assertThatThrownBy(() -> ModelFile.read(cut))
                        .isInstanceOf(UserException.class)
                        .hasMessageContaining("cut.areogan is damaged or cut short");
            }
        }
    }

    @Test
    void aChangedEntryIsFoundByItsChecksum() {
        try (Parameters parameters = Networks.parameters(OPTIONS, 2, 1)) {
            Path file = write(parameters);
            change(file, root -> Files.writeString(root.resolve("configuration.yaml"), "seed: 8\n"));
            assertThatThrownBy(() -> ModelFile.read(file))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("the checksum of configuration.yaml does not match");
        }
    }

    @Test
    void aMissingEntryIsNamed() {
        try (Parameters parameters = Networks.parameters(OPTIONS, 2, 1)) {
            Path file = write(parameters);
            change(file, root -> Files.delete(root.resolve("parameters.npz")));
            assertThatThrownBy(() -> ModelFile.read(file))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("it holds no parameters.npz");
        }
    }

    @Test
    void aNewerFormatIsSaidToBeNewer() {
        try (Parameters parameters = Networks.parameters(OPTIONS, 2, 1)) {
            Path file = write(parameters);
            change(
                    file,
                    root -> Files.writeString(
                            root.resolve("model.json"),
                            "{\"format\": 99, \"else\": 1, \"provenance\": {\"areogan\": \"7.0\"}}"));
            assertThatThrownBy(() -> ModelFile.read(file))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("format 99, written by Areogan 7.0")
                    .hasMessageContaining("update Areogan");
        }
    }

    @Test
    void otherClassesAreRefusedWithBothSets() {
        try (Parameters parameters = Networks.parameters(OPTIONS, 2, 1)) {
            model(parameters).requireClasses(TWO);
            assertThatThrownBy(() -> model(parameters).requireClasses(ClassSet.ROVER))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("1 ground")
                    .hasMessageContaining("4 big-rock");
        }
    }

    @Test
    void anUnwritablePlaceLeavesNothingBehind() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        try (Parameters parameters = Networks.parameters(OPTIONS, 2, 1)) {
            assertThatThrownBy(() -> model(parameters).write(file.resolve("model.areogan")))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("model.areogan");
        }
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).containsExactly(file);
        }
    }

    private Path write(Parameters parameters) {
        Path file = folder.resolve("model.areogan");
        model(parameters).write(file);
        return file;
    }

    private static ModelFile model(Parameters parameters) {
        return model(parameters, Optional.empty());
    }

    private static ModelFile model(Parameters parameters, Optional<Parameters> discriminator) {
        return new ModelFile(
                OPTIONS,
                TWO,
                new Normalization(0.4, 0.2),
                "seed: 7\n",
                Map.of("seed", "7", "data", "0f3a"),
                Map.of("mean_iou", 0.5, "accuracy", 0.75),
                parameters,
                discriminator);
    }

    private interface Change {
        void apply(Path root) throws IOException;
    }

    private static void change(Path file, Change change) {
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            change.apply(zip.getPath("/"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
