package org.areogan.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.areogan.engine.Engine;
import org.areogan.engine.EngineSettings.Precision;
import org.areogan.engine.Engines;
import org.areogan.engine.Parameters;
import org.areogan.engine.Predictor;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.Initializer;
import org.areogan.engine.layers.Norm;
import org.areogan.generator.network.InferenceGraph;
import org.areogan.generator.network.UNet;
import org.areogan.generator.network.block.Block;
import org.areogan.generator.network.block.Down;
import org.areogan.generator.network.block.DropoutKind;
import org.areogan.generator.network.block.Up;
import org.areogan.torch.graph.kernel.RandomBits;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class FrozenPredictorTest {
    private static final int CLASSES = 3;
    private static final double SAME = 1e-5;
    private static final int ROUNDS = 80;

    /** A round's weights take some 450 KiB. */
    private static final long TOLERANCE = 8L << 20;

    @ParameterizedTest
    @CsvSource({
        "PLAIN, BATCH, MAX_POOL, DEPTH_TO_SPACE",
        "PLAIN, BATCH, MAX_POOL, TRANSPOSED",
        "RESIDUAL, BATCH, STRIDED, UPSAMPLE",
        "INCEPTION, BATCH, STRIDED, DEPTH_TO_SPACE",
        "PLAIN, INSTANCE, MAX_POOL, DEPTH_TO_SPACE",
        "PLAIN, NONE, STRIDED, TRANSPOSED"
    })
    void itSaysWhatTheNetworkOfUnpreparedWeightsSays(Block block, Norm norm, Down down, Up up) {
        try (Parameters parameters = new Parameters(DataType.FLOAT);
                INDArray frames = frames(3, 12, 20)) {
            SameDiff graph = InferenceGraph.build(options(block, norm, down, up), CLASSES, parameters, 12, 20);
            Parity.disturb(parameters);
            assertThat(frozen(graph, frames)).containsExactly(plain(graph, frames), within((float) SAME));
        }
    }

    @Test
    void whatIsSaidOfAFrameDoesNotDependOnThoseBesideIt() {
        try (Parameters parameters = new Parameters(DataType.FLOAT);
                INDArray frames = frames(3, 128, 256)) {
            SameDiff graph = network(parameters);
            Parity.disturb(parameters);
            float[] together = frozen(graph, frames);
            assertThat(difference(together, plain(graph, frames))).isLessThan(SAME);
            try (INDArray last = frames.get(NDArrayIndex.interval(2, 3)).dup('c')) {
                float[] alone = frozen(graph, last);
                assertThat(difference(alone, tail(together, alone.length))).isLessThan(SAME);
            }
        }
    }

    /** A frame is one thread's work, a pair is two threads', both as wide as the engine; the large frame is all threads' work. */
    @ParameterizedTest
    @EnumSource(Norm.class)
    void callsOfSeveralThreadsSayToTheBitWhatOneAfterTheOtherSays(Norm norm) {
        UNet.Options options = options(16, Block.PLAIN, norm, Down.STRIDED, Up.DEPTH_TO_SPACE);
        try (Parameters parameters = new Parameters(DataType.FLOAT);
                INDArray frame = frames(1, 36, 52);
                INDArray pair = frames(2, 100, 124);
                INDArray large = frames(1, 260, 300)) {
            SameDiff graph = InferenceGraph.build(options, CLASSES, parameters, FeatureMap.UNKNOWN, FeatureMap.UNKNOWN);
            Parity.disturb(parameters);
            TorchEngine engine = twoThreads();
            List<INDArray> asked = List.of(frame, pair, large);
            List<float[]> expected =
                    asked.stream().map(frames -> said(engine, graph, frames)).toList();
            List<CompletableFuture<Integer>> calls = IntStream.range(0, 4)
                    .mapToObj(caller -> CompletableFuture.supplyAsync(() -> {
                        try (Predictor predictor = engine.frozen(graph, List.of(InferenceGraph.PROBABILITIES))) {
                            return (int) IntStream.range(0, 9)
                                    .map(call -> (call + caller) % asked.size())
                                    .filter(which ->
                                            Arrays.equals(said(predictor, asked.get(which)), expected.get(which)))
                                    .count();
                        }
                    }))
                    .toList();
            assertThat(calls).allSatisfy(call -> assertThat(call.join()).isEqualTo(9));
        }
    }

    private static TorchEngine twoThreads() {
        return new TorchEngine(
                "two threads",
                new SharedThreads(2, 2),
                new Device(DeviceType.CPU),
                Autocast.of(DeviceType.CPU, Precision.FLOAT32),
                new RandomBits(new Device(DeviceType.CPU)));
    }

    @Test
    void theSameFramesGiveTheSameBitsAtEachCall() {
        try (Parameters parameters = new Parameters(DataType.FLOAT);
                INDArray frames = frames(2, 8, 12)) {
            SameDiff graph = network(parameters);
            try (Predictor predictor = Parity.TORCH.frozen(graph, List.of(InferenceGraph.PROBABILITIES))) {
                assertThat(said(predictor, frames)).isEqualTo(said(predictor, frames));
            }
        }
    }

    @Test
    void otherSizesThanTheFirstAreToldRightToo() {
        try (Parameters parameters = new Parameters(DataType.FLOAT);
                INDArray small = frames(1, 8, 12);
                INDArray large = frames(2, 24, 16)) {
            SameDiff graph = InferenceGraph.build(
                    options(Block.PLAIN, Norm.BATCH, Down.STRIDED, Up.TRANSPOSED),
                    CLASSES,
                    parameters,
                    FeatureMap.UNKNOWN,
                    FeatureMap.UNKNOWN);
            Parity.disturb(parameters);
            try (Predictor predictor = Parity.TORCH.frozen(graph, List.of(InferenceGraph.PROBABILITIES))) {
                said(predictor, small);
                assertThat(said(predictor, large)).containsExactly(plain(graph, large), within((float) SAME));
            }
        }
    }

    @Test
    void doublesAreNotShortened() {
        try (Parameters parameters = new Parameters(DataType.DOUBLE);
                INDArray frames = frames(1, 8, 12).castTo(DataType.DOUBLE)) {
            SameDiff graph = network(parameters);
            assertThat(frozen(graph, frames)).isEqualTo(plain(graph, frames));
        }
    }

    @Test
    void memoryOfPreparedWeightsIsGivenBack() {
        try (Parameters parameters = new Parameters(DataType.FLOAT);
                INDArray frames = frames(1, 8, 12)) {
            UNet.Options wide = options(16, Block.PLAIN, Norm.BATCH, Down.MAX_POOL, Up.DEPTH_TO_SPACE);
            SameDiff graph = InferenceGraph.build(wide, CLASSES, parameters, 8, 12);
            long[] highest = new long[4];
            for (int round = 0; round < ROUNDS; round++) {
                frozen(graph, frames);
                int quarter = 4 * round / ROUNDS;
                highest[quarter] = Math.max(highest[quarter], Engines.nativeBytes());
            }
            assertThat(highest[3]).isLessThan(highest[1] + TOLERANCE);
        }
    }

    private static SameDiff network(Parameters parameters) {
        UNet.Options options = options(Block.PLAIN, Norm.BATCH, Down.MAX_POOL, Up.DEPTH_TO_SPACE);
        return InferenceGraph.build(options, CLASSES, parameters, FeatureMap.UNKNOWN, FeatureMap.UNKNOWN);
    }

    private static UNet.Options options(Block block, Norm norm, Down down, Up up) {
        return options(4, block, norm, down, up);
    }

    private static UNet.Options options(int filters, Block block, Norm norm, Down down, Up up) {
        return new UNet.Options(
                List.of(filters, 2 * filters),
                4 * filters,
                3,
                0,
                DropoutKind.ELEMENT,
                block,
                norm,
                down,
                up,
                Initializer.HE);
    }

    private static INDArray frames(int number, int height, int width) {
        double[] grey =
                new SplittableRandom(5).doubles((long) number * height * width).toArray();
        return Nd4j.create(grey, new long[] {number, height, width, 1}, DataType.FLOAT);
    }

    private static float[] frozen(SameDiff graph, INDArray frames) {
        return said(Parity.TORCH, graph, frames);
    }

    private static float[] said(Engine engine, SameDiff graph, INDArray frames) {
        try (Predictor predictor = engine.frozen(graph, List.of(InferenceGraph.PROBABILITIES))) {
            return said(predictor, frames);
        }
    }

    private static float[] plain(SameDiff graph, INDArray frames) {
        try (Predictor predictor = Parity.TORCH.predictor(graph, List.of(InferenceGraph.PROBABILITIES))) {
            return said(predictor, frames);
        }
    }

    private static float[] said(Predictor predictor, INDArray frames) {
        try (INDArray said = Objects.requireNonNull(
                predictor.predict(Map.of(InferenceGraph.FRAME, frames)).get(InferenceGraph.PROBABILITIES))) {
            return said.reshape(said.length()).toFloatVector();
        }
    }

    private static double difference(float[] one, float[] other) {
        assertThat(one).hasSameSizeAs(other);
        double largest = 0;
        for (int i = 0; i < one.length; i++) {
            largest = Math.max(largest, Math.abs(one[i] - other[i]));
        }
        return largest;
    }

    private static float[] tail(float[] values, int length) {
        return Arrays.copyOfRange(values, values.length - length, values.length);
    }
}
