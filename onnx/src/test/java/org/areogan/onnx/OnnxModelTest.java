package org.areogan.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.Norm;
import org.areogan.files.AtomicFile;
import org.areogan.files.UserException;
import org.areogan.generator.Segmenter;
import org.areogan.generator.network.Down;
import org.areogan.generator.network.DropoutKind;
import org.areogan.generator.network.Normalization;
import org.areogan.generator.network.UNet;
import org.areogan.generator.network.Up;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OnnxModelTest {
    private static final int[][] SIZES = {{13, 18}, {15, 31}, {16, 24}, {64, 128}};
    private static final UNet.Options PLAIN =
            SmallModels.options(Norm.BATCH, Down.MAX_POOL, Up.DEPTH_TO_SPACE, DropoutKind.BOTTLENECK, 4, 6);

    @TempDir
    Path folder;

    private static Stream<UNet.Options> everyGenerator() {
        Stream<UNet.Options> combinations = Stream.of(Norm.values())
                .flatMap(norm -> Stream.of(Down.values())
                        .flatMap(down -> Stream.of(Up.values())
                                .map(up -> SmallModels.options(norm, down, up, DropoutKind.ELEMENT, 4, 6))));
        return Stream.concat(
                combinations,
                Stream.of(
                        SmallModels.options(Norm.BATCH, Down.MAX_POOL, Up.UPSAMPLE, DropoutKind.SPATIAL, 3),
                        SmallModels.options(
                                Norm.BATCH, Down.STRIDED, Up.TRANSPOSED, DropoutKind.BOTTLENECK, 2, 3, 1, 4, 2)));
    }

    @ParameterizedTest
    @MethodSource("everyGenerator")
    void onnxruntimeSaysWhatTheEngineSaysOnFramesOfAnySize(UNet.Options options) {
        try (Parameters parameters = SmallModels.parameters(options, 3)) {
            assertSame(options, parameters, SmallModels.NORMALIZATION);
        }
    }

    @Test
    void aFrameOfItsOwnMeanAndDeviationHasThemInTheGraph() {
        try (Parameters parameters = SmallModels.parameters(PLAIN, 4)) {
            assertSame(PLAIN, parameters, new Normalization(0.4, 0.2, true));
        }
    }

    private void assertSame(UNet.Options options, Parameters parameters, Normalization normalization) {
        SplittableRandom random = new SplittableRandom(5);
        List<FrameBatch> batches = new ArrayList<>();
        for (int[] size : SIZES) {
            for (int frames : new int[] {1, 3}) {
                float[] grey = new float[frames * size[0] * size[1]];
                for (int i = 0; i < grey.length; i++) {
                    grey[i] = (float) random.nextDouble();
                }
                batches.add(new FrameBatch(frames, size[0], size[1], grey));
            }
        }
        assertSame(options, parameters, normalization, batches);
    }

    private void assertSame(
            UNet.Options options, Parameters parameters, Normalization normalization, List<FrameBatch> batches) {
        Path file = folder.resolve("model.onnx");
        AtomicFile.write(
                file,
                out -> out.write(
                        SmallModels.model(options, parameters, normalization).bytes()));
        List<float[]> said = OnnxProcess.run(file, file, batches);
        try (Segmenter segmenter = segmenter(options, parameters, normalization)) {
            for (int i = 0; i < batches.size(); i++) {
                FrameBatch batch = batches.get(i);
                assertThat(largestDifference(said.get(i), expected(segmenter, batch)))
                        .as("%d frames of %d x %d", batch.frames(), batch.height(), batch.width())
                        .isLessThan(1e-4);
            }
        }
    }

    private static float[] expected(Segmenter segmenter, FrameBatch batch) {
        float[] expected = new float[batch.grey().length * SmallModels.CLASSES];
        for (int i = 0; i < batch.frames(); i++) {
            float[] values = segmenter
                    .predict(new Frame(batch.height(), batch.width(), batch.frame(i)))
                    .probabilities();
            System.arraycopy(values, 0, expected, i * values.length, values.length);
        }
        return expected;
    }

    private static double largestDifference(float[] said, float[] expected) {
        assertThat(said).hasSameSizeAs(expected);
        double largest = 0;
        for (int i = 0; i < said.length; i++) {
            double difference = Math.abs((double) said[i] - expected[i]);
            // Math.max would lose what is no number.
            largest = difference <= largest ? largest : difference;
        }
        return largest;
    }

    private static Segmenter segmenter(UNet.Options options, Parameters parameters, Normalization normalization) {
        return new Segmenter(options, ClassSet.ROVER, normalization, parameters, SmallModels.ENGINE);
    }

    /** By their own deviation of next to nothing a difference of rounding would be blown up to noise. */
    @Test
    void aFlatFrameIsNotBlownUp() {
        List<FrameBatch> flat = new ArrayList<>();
        for (float grey : new float[] {0, 0.37f, 1}) {
            float[] values = new float[131 * 257];
            Arrays.fill(values, grey);
            flat.add(new FrameBatch(1, 131, 257, values));
        }
        try (Parameters parameters = SmallModels.parameters(PLAIN, 6)) {
            assertSame(PLAIN, parameters, new Normalization(0.4, 0.2, true), flat);
        }
    }

    @Test
    void whatIsWrittenIsCheckedAgainstTheReference() {
        Path file = folder.resolve("model.onnx");
        try (Parameters parameters = SmallModels.parameters(PLAIN, 7);
                Segmenter segmenter = segmenter(PLAIN, parameters, SmallModels.NORMALIZATION)) {
            OnnxCheck.Outcome outcome = SmallModels.model(PLAIN, parameters, SmallModels.NORMALIZATION)
                    .write(file, reference(segmenter));
            assertThat(outcome.unchecked()).isEmpty();
            assertThat(outcome.difference().orElseThrow()).isGreaterThan(0).isCloseTo(0, within(1e-5));
            assertThat(file).isNotEmptyFile();
        }
    }

    /** As on a machine for which onnxruntime has no code: its library is looked for where there is none. */
    @Test
    void whereOnnxruntimeDoesNotStartTheFileIsUncheckedAndTheReasonIsTold() {
        Path file = folder.resolve("model.onnx");
        System.setProperty(OnnxProcess.LIBRARY, folder.toString());
        try (Parameters parameters = SmallModels.parameters(PLAIN, 7);
                Segmenter segmenter = segmenter(PLAIN, parameters, SmallModels.NORMALIZATION)) {
            OnnxCheck.Outcome outcome = SmallModels.model(PLAIN, parameters, SmallModels.NORMALIZATION)
                    .write(file, reference(segmenter));
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
        assertThatThrownBy(() ->
                        OnnxProcess.run(Path.of("wanted.onnx"), broken, List.of(new FrameBatch(1, 1, 1, new float[1]))))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("onnxruntime does not take what wanted.onnx would be");
    }

    @Test
    void aFileThatSaysSomethingElseIsNotKept() throws IOException {
        Path file = folder.resolve("model.onnx");
        Files.writeString(file, "what was there before");
        try (Parameters parameters = SmallModels.parameters(PLAIN, 8);
                Segmenter segmenter = segmenter(PLAIN, parameters, SmallModels.NORMALIZATION)) {
            OnnxModel model = SmallModels.model(PLAIN, parameters, SmallModels.NORMALIZATION);
            parameters.get("generator/decoder1/convolution1/weights").putScalar(new int[] {1, 1, 0, 0}, 3);
            assertThatThrownBy(() -> model.write(file, reference(segmenter)))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining(file + " would not say what the model says")
                    .hasMessageContaining("was not kept");
        }
        assertThat(file).hasContent("what was there before");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    private static OnnxCheck.Reference reference(Segmenter segmenter) {
        return (height, width, grey) ->
                segmenter.predict(new Frame(height, width, grey)).probabilities();
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
