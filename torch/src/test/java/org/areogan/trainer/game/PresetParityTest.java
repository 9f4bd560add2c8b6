package org.areogan.trainer.game;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.areogan.discriminator.PatchGan;
import org.areogan.engine.Parameters;
import org.areogan.generator.network.UNet;
import org.areogan.torch.Parity;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.data.Batch;
import org.areogan.trainer.data.BatchShape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The reference networks in the game's own objectives, at their full number of filters, on small frames. */
class PresetParityTest {
    private static final BatchShape SHAPE = new BatchShape(2, 32, 48, 5);

    /** ND4J keeps the slope 0.2 of the discriminator's leaky ReLU in single precision, 1.5e-8 beside it. */
    private static final double DOUBLE_TOLERANCE = 1e-6;

    @ParameterizedTest
    @EnumSource(
            value = UNet.Norm.class,
            names = {"NONE", "BATCH"})
    void theGeneratorsObjectiveThroughTheFrozenDiscriminator(UNet.Norm norm) {
        Parity.assertSame(() -> generator(configuration(norm), DataType.FLOAT), Parity.tolerance(DataType.FLOAT));
    }

    /** At the bottleneck an instance has six pixels, whose small variance magnifies what single precision rounds. */
    @ParameterizedTest
    @EnumSource(
            value = UNet.Norm.class,
            names = {"INSTANCE"})
    void theGeneratorsObjectiveInDoublePrecision(UNet.Norm norm) {
        Parity.assertSame(() -> generator(configuration(norm), DataType.DOUBLE), DOUBLE_TOLERANCE);
    }

    @ParameterizedTest
    @EnumSource(PatchGan.Norm.class)
    void theDiscriminatorsObjective(PatchGan.Norm norm) {
        PatchGan.Options reference = PatchGan.Options.REFERENCE;
        PatchGan.Options options =
                new PatchGan.Options(reference.kind(), reference.filters(), reference.strided(), norm, false);
        Parity.assertSame(
                () -> discriminator(SmallGame.configuration(withoutDropout(UNet.Norm.NONE), options, 0)),
                Parity.tolerance(DataType.FLOAT));
    }

    private static RunConfiguration configuration(UNet.Norm norm) {
        return SmallGame.configuration(withoutDropout(norm), PatchGan.Options.REFERENCE, 0);
    }

    private static UNet.Options withoutDropout(UNet.Norm norm) {
        UNet.Options reference = UNet.Options.REFERENCE;
        return new UNet.Options(
                reference.filters(),
                reference.bottleneck(),
                reference.kernel(),
                0,
                reference.dropoutKind(),
                norm,
                reference.down(),
                reference.up(),
                reference.initializer());
    }

    private static Parity.Problem generator(RunConfiguration configuration, DataType type) {
        return player(0, configuration, type);
    }

    private static Parity.Problem discriminator(RunConfiguration configuration) {
        return player(1, configuration, DataType.FLOAT);
    }

    private static Parity.Problem player(int player, RunConfiguration configuration, DataType type) {
        Parameters parameters = new Parameters(type);
        SegmentObjectives objectives = new SegmentObjectives(parameters, configuration, SHAPE);
        return new Parity.Problem(objectives.players().get(player), parameters, inputs(type));
    }

    private static Map<String, INDArray> inputs(DataType type) {
        Batch batch = SmallGame.batch(SHAPE, 1);
        assertThat(batch.judged())
                .as("pixels that are judged and pixels that are not")
                .contains(0f, 1f);
        Map<String, INDArray> inputs = new LinkedHashMap<>();
        inputs.put(SegmentObjectives.FRAME, array(batch.frame(), 1).castTo(type));
        inputs.put(
                SegmentObjectives.TRUTH, array(batch.truth(), SHAPE.classes()).castTo(type));
        inputs.put(SegmentObjectives.WEIGHTS, array(batch.weights(), 1).castTo(type));
        inputs.put(SegmentObjectives.JUDGED, array(batch.judged(), 1).castTo(type));
        return inputs;
    }

    private static INDArray array(float[] values, int channels) {
        return Nd4j.create(values, new long[] {SHAPE.batch(), SHAPE.height(), SHAPE.width(), channels}, 'c');
    }
}
