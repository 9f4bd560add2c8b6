package org.areogan.trainer.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.areogan.engine.Engine;
import org.areogan.engine.Engines;
import org.areogan.engine.Objective;
import org.areogan.engine.Optimizer;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.Convolutions;
import org.areogan.engine.layers.Convolutions.Kernel;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.Initializer;
import org.areogan.engine.layers.Mode;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.TinyConfiguration;
import org.areogan.trainer.loss.AdversarialKind;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;

class BenchArithmeticTest {
    private static final Engine ENGINE = Engines.nd4j();
    private static final double PIXELS = 16 * 32;

    // The tiny U-Net on 16x32: levels of 3 and 4 filters, bottleneck 5, kernels 3x3, 1x1 before depth-to-space.
    private static final double FIRST = 2 * PIXELS * 9 * 1 * 3;
    private static final double ENCODER = FIRST + 2 * PIXELS * 9 * 3 * 3 + 2 * PIXELS / 4 * 9 * (3 * 4 + 4 * 4);
    private static final double BOTTLENECK = 2 * PIXELS / 16 * 9 * (4 * 5 + 5 * 5);
    private static final double UP2 = 2 * PIXELS / 16 * 5 * 16;
    private static final double DECODER2 = 2 * PIXELS / 4 * 9 * (8 * 4 + 4 * 4);
    private static final double UP1 = 2 * PIXELS / 4 * 4 * 12;
    private static final double DECODER1 = 2 * PIXELS * (9 * (6 * 3 + 3 * 3) + 3 * 5);
    private static final double UNET = ENCODER + BOTTLENECK + UP2 + DECODER2 + UP1 + DECODER1;

    // The tiny PatchGAN: kernels 4x4, 6 channels to 3 (stride 2), 4 and 1.
    private static final double JUDGE_FIRST = 2 * PIXELS / 4 * 16 * 6 * 3;
    private static final double JUDGE = JUDGE_FIRST + 2 * PIXELS / 4 * 16 * (3 * 4 + 4 * 1);

    @Test
    void aConvolutionTakesTwoOperationsForEachWeightAndPositionOfItsKernel() {
        assertThat(count(false, List.of())).isEqualTo(2.0 * 2 * 4 * 3 * 9 * 5 * 7);
    }

    @Test
    void theKernelOfATransposedConvolutionGoesOverItsInput() {
        assertThat(count(true, List.of())).isEqualTo(2.0 * 2 * 8 * 6 * 4 * 5 * 7);
    }

    @Test
    void weightsThatMoveTakeAPassMoreButAnInputThatDoesNotTakesNone() {
        assertThat(count(false, List.of("network/weights", "network/bias"))).isEqualTo(2 * count(false, List.of()));
    }

    @Test
    void theTinyNetworksAreAsCountedByHand() {
        BenchCase bench = new BenchCase(TinyConfiguration.adversarial(), 4, 16, 32);
        Map<BenchWork, Double> counted = BenchArithmetic.perFrame(ENGINE, bench);

        double plainStep = 3 * UNET - FIRST;
        double judgedOnce = 2 * JUDGE;
        double throughTheFrozenJudge = JUDGE;
        double judgeBack = 2 * (2 * JUDGE - JUDGE_FIRST);
        assertThat(counted.get(BenchWork.FORWARD)).isCloseTo(UNET, within(0.5));
        assertThat(counted.get(BenchWork.UNET)).isCloseTo(plainStep, within(0.5));
        assertThat(counted.get(BenchWork.GAME))
                .isCloseTo(plainStep + judgedOnce + throughTheFrozenJudge + judgeBack, within(0.5));
    }

    @Test
    void spectralNormHidesNoConvolution() {
        RunConfiguration spectral = TinyConfiguration.with(1, 0, AdversarialKind.BCE, "cross_entropy", true);
        assertThat(BenchArithmetic.perFrame(ENGINE, new BenchCase(spectral, 1, 16, 32)))
                .isEqualTo(BenchArithmetic.perFrame(ENGINE, new BenchCase(TinyConfiguration.adversarial(), 1, 16, 32)));
    }

    /** A single layer on [2, 8, 6, 5]: a 3x3 convolution of stride 2 to 7 channels, or a transposed 2x2 one. */
    private static double count(boolean transposed, List<String> moves) {
        try (Parameters parameters = new Parameters(DataType.FLOAT)) {
            SameDiff graph = SameDiff.create();
            SDVariable input = graph.placeHolder("input", DataType.FLOAT, 2, 8, 6, 5);
            NetworkScope scope = new NetworkScope(graph, parameters, "network", Mode.TRAINING, 1);
            FeatureMap x = new FeatureMap(input, 5);
            FeatureMap result = transposed
                    ? Convolutions.transposed(scope, x, 7, Initializer.HE)
                    : Convolutions.convolution(scope, x, new Kernel(7, 3, 2, Initializer.HE));
            if (moves.isEmpty()) {
                return BenchArithmetic.forward(
                        ENGINE, graph, List.of(result.variable().name()));
            }
            String loss = result.variable().sum().name();
            Optimizer optimizer = new Optimizer(Optimizer.Kind.ADAM, 0.9, 0.999, 1e-8, 0, 0);
            return BenchArithmetic.step(
                    ENGINE,
                    List.of(new Objective("fit", graph, loss, moves, List.of(), List.of(), List.of(), optimizer, 0)));
        }
    }
}
