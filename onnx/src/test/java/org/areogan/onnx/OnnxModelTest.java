package org.areogan.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.Norm;
import org.areogan.files.UserException;
import org.areogan.generator.Segmenter;
import org.areogan.generator.network.UNet;
import org.areogan.generator.network.block.Down;
import org.areogan.generator.network.block.DropoutKind;
import org.areogan.generator.network.block.Up;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxModelTest {
    private static final UNet.Options PLAIN =
            SmallModels.options(Norm.BATCH, Down.MAX_POOL, Up.DEPTH_TO_SPACE, DropoutKind.BOTTLENECK, 4, 6);

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsCheckedAgainstTheReference() {
        Path file = folder.resolve("model.onnx");
        try (Parameters parameters = SmallModels.parameters(PLAIN, 7);
                Segmenter segmenter = SmallModels.segmenter(PLAIN, parameters, SmallModels.NORMALIZATION)) {
            OnnxCheck.Outcome outcome = SmallModels.model(PLAIN, parameters, SmallModels.NORMALIZATION)
                    .write(file, SmallModels.ENGINE, SmallModels.reference(segmenter));
            assertThat(outcome.unchecked()).isEmpty();
            assertThat(outcome.difference().orElseThrow()).isGreaterThan(0).isCloseTo(0, within(1e-5));
            assertThat(file).isNotEmptyFile();
        }
    }

    @Test
    void bothStagesAreInOneFile() {
        UNet.Options both = PLAIN.withStages(2, 0.4);
        Path file = folder.resolve("two.onnx");
        try (Parameters parameters = SmallModels.parameters(both, 7);
                Segmenter segmenter = SmallModels.segmenter(both, parameters, SmallModels.NORMALIZATION)) {
            OnnxCheck.Outcome outcome = SmallModels.model(both, parameters, SmallModels.NORMALIZATION)
                    .write(file, SmallModels.ENGINE, SmallModels.reference(segmenter));
            assertThat(outcome.difference().orElseThrow()).isGreaterThan(0).isCloseTo(0, within(1e-5));
        }
    }

    /** As on a machine for which onnxruntime has no code: its library is looked for where there is none. */
    @Test
    void whereOnnxruntimeDoesNotStartTheFileIsUncheckedAndTheReasonIsTold() {
        Path file = folder.resolve("model.onnx");
        System.setProperty(OnnxProcess.LIBRARY, folder.toString());
        try (Parameters parameters = SmallModels.parameters(PLAIN, 7);
                Segmenter segmenter = SmallModels.segmenter(PLAIN, parameters, SmallModels.NORMALIZATION)) {
            OnnxCheck.Outcome outcome = SmallModels.model(PLAIN, parameters, SmallModels.NORMALIZATION)
                    .write(file, SmallModels.ENGINE, SmallModels.reference(segmenter));
            assertThat(outcome.difference()).isEmpty();
            assertThat(outcome.unchecked().orElseThrow())
                    .contains("onnxruntime does not start on this machine", folder.toString());
            assertThat(file).isNotEmptyFile();
        } finally {
            System.clearProperty(OnnxProcess.LIBRARY);
        }
    }

    @Test
    void whatIsNoOnnxFileIsRefusedByName() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.onnx"), "no protobuf");
        OnnxJob job = new OnnxJob(Path.of("wanted.onnx"), broken, List.of(new FrameBatch(1, 1, 1, new float[1])));
        assertThatThrownBy(() -> OnnxProcess.run(List.of(job)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("onnxruntime does not take what wanted.onnx would be");
    }

    @Test
    void aFileThatSaysSomethingElseIsNotKept() throws IOException {
        Path file = folder.resolve("model.onnx");
        Files.writeString(file, "what was there before");
        try (Parameters parameters = SmallModels.parameters(PLAIN, 8);
                Segmenter segmenter = SmallModels.segmenter(PLAIN, parameters, SmallModels.NORMALIZATION)) {
            OnnxModel model = SmallModels.model(PLAIN, parameters, SmallModels.NORMALIZATION);
            parameters.get("generator/decoder1/convolution1/weights").putScalar(new int[] {1, 1, 0, 0}, 3);
            assertThatThrownBy(() -> model.write(file, SmallModels.ENGINE, SmallModels.reference(segmenter)))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining(file + " would not say what the model says")
                    .hasMessageContaining("was not kept");
        }
        assertThat(file).hasContent("what was there before");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void theSameModelGivesTheSameBytesAndMetadataIsSorted() throws IOException {
        try (Parameters parameters = SmallModels.parameters(PLAIN, 9)) {
            byte[] first = SmallModels.model(PLAIN, parameters, SmallModels.NORMALIZATION)
                    .bytes();
            byte[] second = SmallModels.model(PLAIN, parameters, SmallModels.NORMALIZATION)
                    .bytes();
            assertThat(second).isEqualTo(first);
            ModelProto read = ModelProto.parseFrom(first);
            assertThat(read.getMetadataPropsList())
                    .extracting(each -> each.getKey() + each.getValue())
                    .containsExactly("a1", "b2");
            assertThat(read.getOpsetImport(0).getVersion()).isEqualTo(17);
            assertThat(read.getIrVersion()).isEqualTo(8);
        }
    }

    /** Runtimes fold that node into the convolution before it; as single operations it would stay. */
    @Test
    void batchNormIsOneNode() throws IOException {
        try (Parameters parameters = SmallModels.parameters(PLAIN, 10)) {
            ModelProto read = ModelProto.parseFrom(SmallModels.model(PLAIN, parameters, SmallModels.NORMALIZATION)
                    .bytes());
            List<String> network = read.getGraph().getNodeList().stream()
                    .filter(node -> !node.getName().startsWith("frames/"))
                    .map(NodeProto::getOpType)
                    .toList();
            assertThat(network).doesNotContain("Sub", "Div", "Sqrt", "Mul", "Add");
            assertThat(network).filteredOn("BatchNormalization"::equals).hasSize(10);
        }
    }
}
