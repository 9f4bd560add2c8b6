package org.areogan.trainer.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.areogan.discriminator.DiscriminatorKind;
import org.areogan.discriminator.DiscriminatorOptions;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.Initializer;
import org.areogan.engine.layers.Norm;
import org.areogan.generator.network.UNet;
import org.areogan.generator.network.block.Block;
import org.areogan.generator.network.block.Down;
import org.areogan.generator.network.block.DropoutKind;
import org.areogan.generator.network.block.Up;
import org.areogan.torch.Parity;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.yaml.ConfigurationReader;
import org.areogan.trainer.data.Batch;
import org.areogan.trainer.data.BatchShape;
import org.areogan.trainer.game.objective.BatchInput;
import org.areogan.trainer.game.objective.SegmentObjectives;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Adversaries other than the usual one, on both engines: a gambler, and a PatchGAN that is shown one-hot predictions. */
class AdversaryParityTest {
    private static final BatchShape SHAPE = new BatchShape(2, 16, 32, 5);

    @ParameterizedTest
    @CsvSource({"GAMBLER, false, 0", "GAMBLER, false, 1", "PATCH, true, 0", "PATCH, true, 1"})
    void eachPlayersObjective(DiscriminatorKind kind, boolean hardFakes, int player) {
        Parity.assertSame(
                () -> {
                    Parameters parameters = new Parameters(DataType.FLOAT);
                    SegmentObjectives game = new SegmentObjectives(parameters, configuration(kind, hardFakes), SHAPE);
                    return new Parity.Problem(game.players().get(player), parameters, inputs(game));
                },
                Parity.tolerance(DataType.FLOAT));
    }

    @Test
    void theGeneratorsObjectiveUnderDeepSupervision() {
        RunConfiguration configuration = ConfigurationReader.over(
                        "a test",
                        configuration(DiscriminatorKind.PATCH, false),
                        List.of("generator.deep_supervision=0.4"))
                .configuration();
        Parity.assertSame(
                () -> {
                    Parameters parameters = new Parameters(DataType.FLOAT);
                    SegmentObjectives game = new SegmentObjectives(parameters, configuration, SHAPE);
                    return new Parity.Problem(game.players().get(0), parameters, inputs(game));
                },
                Parity.tolerance(DataType.FLOAT));
    }

    @ParameterizedTest
    @CsvSource({"GAMBLER, false", "PATCH, true", "PATCH, false"})
    void howHardTheAdversaryPullsAtTheLogits(DiscriminatorKind kind, boolean hardFakes) {
        RunConfiguration configuration = configuration(kind, hardFakes);
        try (Parameters parameters = new Parameters(DataType.FLOAT)) {
            new SegmentObjectives(parameters, configuration, SHAPE).players();
            double[] ratios = Stream.of(Parity.ND4J, Parity.TORCH)
                    .mapToDouble(engine -> new LogitGradients(
                                    engine, copy -> new SegmentObjectives(copy, configuration, SHAPE))
                            .ratio(parameters, SmallGame.batch(SHAPE, 1), 1, SmallGame.RATES)
                            .orElseThrow())
                    .toArray();
            assertThat(ratios[0]).isPositive();
            assertThat(ratios[1]).isCloseTo(ratios[0], withinPercentage(0.1));
        }
    }

    private static RunConfiguration configuration(DiscriminatorKind kind, boolean hardFakes) {
        UNet.Options generator = new UNet.Options(
                List.of(4, 6),
                8,
                3,
                0,
                DropoutKind.ELEMENT,
                Block.PLAIN,
                Norm.BATCH,
                Down.MAX_POOL,
                Up.UPSAMPLE,
                Initializer.HE);
        DiscriminatorOptions discriminator = new DiscriminatorOptions(kind, List.of(4, 6), 1, Norm.NONE, false);
        return ConfigurationReader.over(
                        "a test",
                        SmallGame.configuration(generator, discriminator, 0),
                        List.of("objective.match_confidence=false", "objective.hard_fakes=" + hardFakes))
                .configuration();
    }

    private static Map<String, INDArray> inputs(SegmentObjectives game) {
        Batch batch = SmallGame.batch(SHAPE, 1);
        Map<String, INDArray> inputs = new LinkedHashMap<>();
        for (BatchInput input : game.inputs()) {
            long[] size = {SHAPE.batch(), SHAPE.height(), SHAPE.width(), input.channels()};
            inputs.put(input.name(), Nd4j.create(input.values().apply(batch), size, 'c'));
        }
        return inputs;
    }
}
