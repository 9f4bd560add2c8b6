package org.areogan.torch.graph;

import java.util.stream.Stream;
import org.areogan.engine.Engine;
import org.areogan.engine.EngineSettings;
import org.areogan.engine.EngineSettings.Precision;
import org.areogan.engine.Engines;
import org.areogan.engine.layers.Convolutions;
import org.areogan.engine.layers.Convolutions.Kernel;
import org.areogan.engine.layers.Initializer;
import org.areogan.torch.Losses;
import org.areogan.torch.Parity;
import org.areogan.torch.Parity.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Convolutions of as many channels as networks have, whose weights a processor's library brings into an order of its own: 32-bit floats
 * and bfloat16 against doubles, which it leaves alone.
 */
class ConvolutionWidthsTest {
    private static final Engine SHORTENED = Engines.start("torch", new EngineSettings(1, Precision.BFLOAT16));

    /** A mean over products with 24 bits, and with 8. */
    private static final double ROUNDING = 1e-4;

    private static final double SHORT_ROUNDING = 0.02;

    private static Stream<Arguments> widths() {
        return Stream.of(
                point(16, 5),
                point(16, 33),
                point(16, 80),
                point(8, 7),
                point(64, 512),
                point(1, 8),
                square(1, 8),
                square(1, 5),
                square(5, 16),
                square(16, 1),
                square(8, 33),
                square(6, 80),
                of(16, 80, 4),
                of(4, 40, 5),
                transposed(16, 5),
                transposed(8, 20),
                transposed(64, 128),
                transposed(3, 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("widths")
    void singlePrecisionComputesWhatDoublesDo(String name, int channels, Losses.Layer layer) {
        Outcome exact = Parity.outcome(Parity.TORCH, () -> problem(DataType.DOUBLE, channels, layer));
        Outcome single = Parity.outcome(Parity.TORCH, () -> problem(DataType.FLOAT, channels, layer));
        Parity.assertNear(single, exact, ROUNDING);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("widths")
    void bfloat16ComputesWhatDoublesDoButForItsRounding(String name, int channels, Losses.Layer layer) {
        Outcome exact = Parity.outcome(Parity.TORCH, () -> problem(DataType.DOUBLE, channels, layer));
        Outcome shortened = Parity.outcome(SHORTENED, () -> problem(DataType.FLOAT, channels, layer));
        Parity.assertNear(shortened, exact, SHORT_ROUNDING);
    }

    private static Arguments point(int channels, int filters) {
        return of(channels, filters, 1);
    }

    private static Arguments square(int channels, int filters) {
        return of(channels, filters, 3);
    }

    private static Arguments of(int channels, int filters, int side) {
        Losses.Layer layer =
                (scope, x) -> Convolutions.convolution(scope, x, new Kernel(filters, side, 1, Initializer.HE));
        return Arguments.of(side + "x" + side + " from " + channels + " to " + filters, channels, layer);
    }

    private static Arguments transposed(int channels, int filters) {
        Losses.Layer layer = (scope, x) -> Convolutions.transposed(scope, x, filters, Initializer.HE);
        return Arguments.of("transposed from " + channels + " to " + filters, channels, layer);
    }

    private static Parity.Problem problem(DataType type, int channels, Losses.Layer layer) {
        return Losses.ofFeatures(type, channels, (scope, x) -> layer.apply(scope.within("layer"), x));
    }
}
