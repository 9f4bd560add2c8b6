package org.areogan.generator.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.Mode;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.generator.Networks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class FirstStageTest {
    private static final int HEIGHT = 8;
    private static final int WIDTH = 12;
    private static final int CLASSES = 3;
    private static final double BELIEVED_FROM = 0.5;
    private static final UNet.Options OPTIONS = Networks.TINY.withStages(2, BELIEVED_FROM);

    private Parameters parameters;
    private INDArray frame;

    @BeforeEach
    void build() {
        parameters = Networks.parameters(OPTIONS, CLASSES, 3);
        frame = Nd4j.createFromArray(Networks.frame(HEIGHT, WIDTH, 5).grey()).reshape(1, HEIGHT, WIDTH, 1);
    }

    @AfterEach
    void close() {
        parameters.close();
        frame.close();
    }

    @Test
    void theSecondSeesTheFrameAndWhatTheFirstSaysTidied() {
        NetworkScope scope = scope(parameters, Mode.TRAINING);
        FeatureMap joined = FirstStage.joined(scope, placeholder(scope), CLASSES, OPTIONS);
        assertThat(joined.channels()).isEqualTo(1 + CLASSES);

        INDArray seen = scope.graph()
                .outputSingle(Map.of("frame", frame), joined.variable().name());

        double[][][] said = said();
        for (int kind = 0; kind < CLASSES; kind++) {
            double[][] tidied = extreme(extreme(extreme(extreme(said[kind], -1), 1), 1), -1);
            for (int row = 0; row < HEIGHT; row++) {
                for (int column = 0; column < WIDTH; column++) {
                    double wanted = kind == 0
                            ? Math.max(0, tidied[row][column] - BELIEVED_FROM) / (1 - BELIEVED_FROM)
                            : tidied[row][column];
                    assertThat(seen.getDouble(0, row, column, 1 + kind)).isCloseTo(wanted, within(1e-5));
                    assertThat(seen.getDouble(0, row, column, 0)).isEqualTo(frame.getDouble(0, row, column, 0));
                }
            }
        }
    }

    /** What the first network says alone, by its own parameters, [class][row][column]. */
    private double[][][] said() {
        try (Parameters alone = new Parameters(DataType.FLOAT)) {
            String prefix = "generator/" + FirstStage.NAME + "/";
            parameters.names().stream()
                    .filter(name -> name.startsWith(prefix))
                    .forEach(name -> alone.add(
                            "generator/" + name.substring(prefix.length()),
                            parameters.get(name).dup(),
                            true));
            SameDiff graph = InferenceGraph.build(OPTIONS.firstStage(), CLASSES, alone, HEIGHT, WIDTH);
            INDArray probabilities =
                    graph.outputSingle(Map.of(InferenceGraph.FRAME, frame), InferenceGraph.PROBABILITIES);
            double[][][] said = new double[CLASSES][HEIGHT][WIDTH];
            for (int kind = 0; kind < CLASSES; kind++) {
                for (int row = 0; row < HEIGHT; row++) {
                    for (int column = 0; column < WIDTH; column++) {
                        said[kind][row][column] = probabilities.getDouble(0, row, column, kind);
                    }
                }
            }
            return said;
        }
    }

    /** The largest (sign 1) or smallest (-1) of each pixel's neighbourhood inside of the map. */
    private static double[][] extreme(double[][] map, int sign) {
        double[][] result = new double[HEIGHT][WIDTH];
        for (int row = 0; row < HEIGHT; row++) {
            for (int column = 0; column < WIDTH; column++) {
                double best = Double.NEGATIVE_INFINITY;
                for (int r = Math.max(0, row - 1); r <= Math.min(HEIGHT - 1, row + 1); r++) {
                    for (int c = Math.max(0, column - 1); c <= Math.min(WIDTH - 1, column + 1); c++) {
                        best = Math.max(best, sign * map[r][c]);
                    }
                }
                result[row][column] = sign * best;
            }
        }
        return result;
    }

    @Test
    void onlyTheSecondIsTrained() {
        assertThat(parameters.trainedNames("generator/" + FirstStage.NAME + "/"))
                .isEmpty();
        assertThat(parameters.names()).contains("generator/first/encoder1/convolution1/weights");
        try (Parameters one = Networks.parameters(OPTIONS.firstStage(), CLASSES, 3)) {
            assertThat(parameters.trainedNames("generator/")).isEqualTo(one.trainedNames("generator/"));
        }
    }

    @Test
    void moreThanTwoStagesAreRefused() {
        assertThatThrownBy(() -> Networks.TINY.withStages(3, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("generator.stages must be 1 or 2, got 3");
        assertThatThrownBy(() -> Networks.TINY.withStages(2, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("generator.confident_background must be in [0, 1), got 1.0");
    }

    private static NetworkScope scope(Parameters parameters, Mode mode) {
        return new NetworkScope(SameDiff.create(), parameters, "generator", mode, 3);
    }

    private static FeatureMap placeholder(NetworkScope scope) {
        return new FeatureMap(scope.graph().placeHolder("frame", DataType.FLOAT, 1, HEIGHT, WIDTH, 1), 1);
    }
}
