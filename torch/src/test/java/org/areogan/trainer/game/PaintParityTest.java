package org.areogan.trainer.game;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.areogan.discriminator.DiscriminatorKind;
import org.areogan.discriminator.DiscriminatorOptions;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.Initializer;
import org.areogan.engine.layers.Norm;
import org.areogan.generator.network.Normalization;
import org.areogan.generator.network.UNet;
import org.areogan.generator.network.block.Block;
import org.areogan.generator.network.block.Down;
import org.areogan.generator.network.block.DropoutKind;
import org.areogan.generator.network.block.Up;
import org.areogan.torch.Parity;
import org.areogan.trainer.configuration.PaintingOptions;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.RunConfiguration.Task;
import org.areogan.trainer.configuration.yaml.ConfigurationReader;
import org.areogan.trainer.data.Batch;
import org.areogan.trainer.data.BatchShape;
import org.areogan.trainer.game.objective.InpaintObjectives;
import org.areogan.trainer.game.objective.PaintObjectives;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The objectives of the reverse game on both engines; without noise, which each engine draws for itself. */
class PaintParityTest {
    private static final BatchShape SHAPE = new BatchShape(2, 16, 32, 5);

    /** A class that the scenes show. */
    private static final int BEDROCK = 2;

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void eachPlayersObjective(int player) {
        Parity.assertSame(
                () -> {
                    Parameters parameters = new Parameters(DataType.FLOAT);
                    return new Parity.Problem(objectives(parameters).players().get(player), parameters, inputs());
                },
                Parity.tolerance(DataType.FLOAT));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void eachPlayersObjectiveOfTheGameForHoles(int player) {
        Parity.assertSame(
                () -> {
                    Parameters parameters = new Parameters(DataType.FLOAT);
                    InpaintObjectives holes = holes(parameters);
                    return new Parity.Problem(holes.players().get(player), parameters, inputs(holes));
                },
                Parity.tolerance(DataType.FLOAT));
    }

    private static InpaintObjectives holes(Parameters parameters) {
        RunConfiguration small = ConfigurationReader.over(
                        "a test",
                        objectives(parameters).configuration(),
                        List.of(
                                "task=inpaint",
                                "discriminator.kind=pieces",
                                "inpainting.noise=0",
                                "inpainting.jitter=0"))
                .configuration();
        return new InpaintObjectives(parameters, small, SHAPE, new Normalization(0.5, 0.2), BEDROCK);
    }

    private static Map<String, INDArray> inputs(InpaintObjectives objectives) {
        Batch batch = SmallGame.batch(SHAPE, 1);
        Map<String, INDArray> inputs = new LinkedHashMap<>();
        objectives
                .inputs()
                .forEach(input -> inputs.put(input.name(), array(input.values().apply(batch), input.channels())));
        return inputs;
    }

    private static PaintObjectives objectives(Parameters parameters) {
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
        DiscriminatorOptions discriminator =
                new DiscriminatorOptions(DiscriminatorKind.PATCH, List.of(4, 6), 1, Norm.NONE, false);
        RunConfiguration small = SmallGame.configuration(generator, discriminator, 0);
        RunConfiguration paint = new RunConfiguration(
                small.seed(),
                Task.PAINT,
                small.classes(),
                small.frame(),
                small.split(),
                small.generator(),
                small.discriminator(),
                small.objective(),
                new PaintingOptions(10, 1, 5, 0),
                small.generatorOptimizer(),
                small.discriminatorOptimizer(),
                small.schedule(),
                small.training(),
                small.augmentation(),
                small.unlabelled(),
                small.inpainting());
        return new PaintObjectives(parameters, paint, SHAPE, new Normalization(0.5, 0.2));
    }

    private static Map<String, INDArray> inputs() {
        Batch batch = SmallGame.batch(SHAPE, 1);
        Map<String, INDArray> inputs = new LinkedHashMap<>();
        inputs.put("frame", array(batch.frame(), 1));
        inputs.put("truth", array(batch.truth(), SHAPE.classes()));
        inputs.put("style", array(batch.styles(), 2));
        return inputs;
    }

    private static INDArray array(float[] values, int channels) {
        return Nd4j.create(values, new long[] {SHAPE.batch(), SHAPE.height(), SHAPE.width(), channels}, 'c');
    }
}
