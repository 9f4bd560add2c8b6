package org.areogan.torch.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.Activations;
import org.areogan.engine.layers.Convolutions;
import org.areogan.engine.layers.Convolutions.Kernel;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.Initializer;
import org.areogan.engine.layers.Mode;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.engine.layers.Normalizations;
import org.areogan.engine.layers.Resampling;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

class FrameByFrameTest {
    private interface Made extends BiFunction<NetworkScope, SDVariable, SDVariable> {}

    @ParameterizedTest
    @MethodSource("graphs")
    void onlyWhereNoFrameSeesAnotherMayBatchesBeCut(String name, boolean expected, Mode mode, Made made) {
        try (Parameters parameters = new Parameters(DataType.FLOAT)) {
            SameDiff graph = SameDiff.create();
            SDVariable frames = graph.placeHolder("frames", DataType.FLOAT, -1, 4, 4, 2);
            made.apply(new NetworkScope(graph, parameters, "net", mode, 1), frames)
                    .rename("out");
            assertThat(FrameByFrame.is(graph, List.of("out"))).as(name).isEqualTo(expected);
        }
    }

    private static Stream<Arguments> graphs() {
        Kernel kernel = new Kernel(4, 3, 1, Initializer.HE);
        return Stream.of(
                yes(
                        "convolution and ReLU",
                        (scope, x) -> Activations.relu(scope, Convolutions.convolution(scope, map(x), kernel))
                                .variable()),
                yes(
                        "stored statistics",
                        (scope, x) -> Normalizations.batchNorm(scope, map(x)).variable()),
                yes(
                        "pooled, raised and joined",
                        (scope, x) -> Activations.joined(
                                        scope,
                                        map(x),
                                        Resampling.depthToSpace(
                                                scope, Resampling.maxPooling(scope, map(x)), 2, Initializer.HE))
                                .variable()),
                yes("softmax over channels", (scope, x) -> scope.graph().nn.softmax(x, 3)),
                yes("each frame's own mean", (scope, x) -> x.sub(x.mean(true, 1, 2))),
                no(
                        "the batch's statistics",
                        Mode.TRAINING,
                        (scope, x) -> Normalizations.batchNorm(scope, map(x)).variable()),
                no("a mean over all", Mode.INFERENCE, (scope, x) -> x.sub(x.mean())),
                no("a mean over the batch", Mode.INFERENCE, (scope, x) -> x.sub(x.mean(true, 0))),
                no(
                        "softmax over the batch",
                        Mode.INFERENCE,
                        (scope, x) -> scope.graph().nn.softmax(x, 0)),
                no(
                        "frames one after the other",
                        Mode.INFERENCE,
                        (scope, x) -> scope.graph().concat(0, x, x)),
                no("another shape", Mode.INFERENCE, (scope, x) -> scope.graph().reshape(x, -1, 8, 2, 2)),
                no(
                        "a constant for each frame",
                        Mode.INFERENCE,
                        (scope, x) -> x.add(scope.graph().constant("each", Nd4j.ones(DataType.FLOAT, 3, 1, 1, 1)))));
    }

    private static FeatureMap map(SDVariable frames) {
        return new FeatureMap(frames, -1, 4, 4, 2);
    }

    private static Arguments yes(String name, Made made) {
        return Arguments.of(name, true, Mode.INFERENCE, made);
    }

    private static Arguments no(String name, Mode mode, Made made) {
        return Arguments.of(name, false, mode, made);
    }
}
