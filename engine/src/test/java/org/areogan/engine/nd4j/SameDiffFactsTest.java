package org.areogan.engine.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;
import org.areogan.engine.Engines;
import org.areogan.engine.GradientCheck.Rig;
import org.areogan.engine.device.Natives;
import org.areogan.engine.layers.FeatureMap;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;
import org.nd4j.linalg.api.ops.random.custom.RandomBernoulli;
import org.nd4j.linalg.factory.Nd4j;

/** What the layers go around in SameDiff. A failure here after an upgrade means that a detour may be needed no more. */
class SameDiffFactsTest {
    @Test
    void theGradientOfADivisorOfOneValueIsWrong() {
        try (Rig rig = new Rig(1, 2, 2, 2)) {
            SDVariable divisor = rig.map.variable().sum();
            FeatureMap quotient = rig.map.with(rig.map.variable().div(divisor));
            assertThatThrownBy(() -> rig.check(quotient)).isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void theGradientOfAFactorOfOneValueIsRight() {
        try (Rig rig = new Rig(1, 2, 2, 2)) {
            SDVariable sum = rig.map.variable().sum();
            rig.check(rig.map.with(rig.map.variable().mul(rig.graph.math().reciprocal(sum))));
        }
    }

    @Test
    void theGradientOfUpsamplingInNhwcIsWrong() {
        try (Rig rig = new Rig(1, 2, 3, 2)) {
            SDVariable wide = rig.graph.cnn().upsampling2d(rig.map.variable(), 2, 2, false);
            assertThatThrownBy(() -> rig.check(rig.map.doubled(wide, 2))).isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void randomMasksOfADynamicShapeIgnoreTheSeed() {
        SameDiff graph = SameDiff.create();
        SDVariable shape = graph.constant(Nd4j.createFromArray(1000L));
        String mask = new RandomBernoulli(graph, shape, 0.5).outputVariable().name();
        Nd4j.getRandom().setSeed(1);
        INDArray first = graph.outputSingle(Map.of(), mask);
        Nd4j.getRandom().setSeed(2);
        assertThat(graph.outputSingle(Map.of(), mask)).isEqualTo(first);
    }

    /** {@link Dilation} keeps such convolutions away from oneDNN. */
    @Test
    void oneDnnRefusesADilatedConvolutionOfSinglePrecision() {
        Engines.nd4j(1);
        assumeTrue(System.getProperty(Natives.EXTENSION, "").contains("onednn"), "this binary of ND4J has no oneDNN");
        SameDiff graph = SameDiff.create();
        SDVariable frame = graph.constant(Nd4j.ones(DataType.FLOAT, 1, 8, 8, 1));
        SDVariable kernel = graph.constant(Nd4j.ones(DataType.FLOAT, 3, 3, 1, 1));
        Conv2DConfig dilated = Conv2DConfig.builder()
                .kH(3)
                .kW(3)
                .dH(2)
                .dW(2)
                .paddingMode(PaddingMode.SAME)
                .dataFormat("NHWC")
                .build();
        String sums = graph.cnn().conv2d(frame, kernel, dilated).name();
        assertThatThrownBy(() -> graph.outputSingle(Map.of(), sums)).hasStackTraceContaining("descriptor");
    }

    @Test
    void aHundredTimesAComposedLossHasAHundredTimesTheGradient() {
        assertThat(gradientOfCrossEntropy(100).div(100)).isEqualTo(gradientOfCrossEntropy(1));
    }

    private static INDArray gradientOfCrossEntropy(double weight) {
        Nd4j.getRandom().setSeed(3);
        SameDiff graph = SameDiff.create();
        SDVariable logits = graph.var("logits", Nd4j.randn(DataType.DOUBLE, 1, 2, 2, 3));
        SDVariable truth = graph.constant(Nd4j.rand(DataType.DOUBLE, 1, 2, 2, 3));
        SDVariable entropy = graph.math()
                .log(graph.nn().softmax(logits, 3))
                .mul(truth)
                .mean()
                .neg();
        entropy.mul("loss", weight);
        graph.setLossVariables("loss");
        return graph.calculateGradients(Map.of(), "logits").values().iterator().next();
    }
}
