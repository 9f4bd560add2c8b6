package org.areogan.onnx;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.enums.DataFormat;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;
import org.nd4j.linalg.factory.Nd4j;

/** A network that cannot be translated is refused by the name of the operation, not written wrongly. */
class UnknownOperationTest {
    private static final FramePreparation PREPARATION = new FramePreparation(0.4, 0.2, false, 1e-3, 1);

    private static void write(SameDiff graph, SDVariable logits) {
        String probabilities = graph.nn().softmax(logits, 3).name();
        OnnxModel.of(graph, "frame", probabilities, 4, PREPARATION, Map.of());
    }

    @Test
    void anOperationWithoutTranslationIsNamedBesideThoseThatHaveOne() {
        SameDiff graph = SameDiff.create();
        SDVariable wave = graph.math().sin("wave", graph.placeHolder("frame", DataType.FLOAT, -1, -1, -1, 1));
        assertThatThrownBy(() -> write(graph, wave))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the operation sin")
                .hasMessageContaining("conv2d");
    }

    @Test
    void aNetworkThatEndsInSomethingElseThanASoftmaxIsRefused() {
        SameDiff graph = SameDiff.create();
        String grey = graph.nn()
                .sigmoid(graph.placeHolder("frame", DataType.FLOAT, -1, -1, -1, 1))
                .name();
        assertThatThrownBy(() -> OnnxModel.of(graph, "frame", grey, 1, PREPARATION, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(grey + " is no softmax");
    }

    @ParameterizedTest
    @MethodSource("variants")
    void aVariantThatCannotBeWrittenIsRefused(BiFunction<SameDiff, SDVariable, SDVariable> variant, String message) {
        SameDiff graph = SameDiff.create();
        SDVariable logits = variant.apply(graph, graph.placeHolder("frame", DataType.FLOAT, 1, 4, 4, 4));
        assertThatThrownBy(() -> write(graph, logits))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static Stream<Arguments> variants() {
        return Stream.of(
                variant("relu with a cutoff", "cutoff", (graph, x) -> graph.nn().relu(x, 0.5)),
                variant("a mean over channels", "height and width", (graph, x) -> x.mean(true, 3)),
                variant("a join of rows", "channels", (graph, x) -> graph.concat(1, x, x)),
                variant(
                        "a second input",
                        "networks that read frame alone",
                        (graph, x) -> x.add(graph.placeHolder("other", DataType.FLOAT, 1, 4, 4, 4))),
                variant(
                        "a convolution without padding",
                        "padding",
                        (graph, x) -> convolution(graph, x, PaddingMode.VALID, 1, 1)),
                variant(
                        "a dilated convolution of stride 2",
                        "with a dilation and a stride",
                        (graph, x) -> convolution(graph, x, PaddingMode.SAME, 2, 2)),
                variant(
                        "depth to space with channels first",
                        "[batch, channels, height, width]",
                        (graph, x) -> graph.cnn().depthToSpace(x, 2, DataFormat.NCHW)));
    }

    private static Arguments variant(String name, String message, BiFunction<SameDiff, SDVariable, SDVariable> made) {
        return Arguments.argumentSet(name, made, message);
    }

    private static SDVariable convolution(SameDiff graph, SDVariable x, PaddingMode padding, int dilation, int stride) {
        SDVariable weights = graph.var("weights", Nd4j.ones(DataType.FLOAT, 3, 3, 4, 2));
        Conv2DConfig config = Conv2DConfig.builder()
                .kH(3)
                .kW(3)
                .sH(stride)
                .sW(stride)
                .dH(dilation)
                .dW(dilation)
                .paddingMode(padding)
                .dataFormat(Conv2DConfig.NHWC)
                .build();
        return graph.cnn().conv2d(x, weights, config);
    }
}
