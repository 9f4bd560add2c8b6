package org.areogan.trainer.game.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.areogan.engine.Objective;
import org.areogan.engine.Parameters;
import org.areogan.generator.network.Normalization;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.TinyConfiguration;
import org.areogan.trainer.configuration.yaml.ConfigurationReader;
import org.areogan.trainer.data.Batch;
import org.areogan.trainer.data.BatchShape;
import org.areogan.trainer.events.Losses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The game for holes against central differences in double precision, and against sums made by hand. */
class InpaintObjectiveTest {
    private static final BatchShape SHAPE = new BatchShape(2, 8, 8, 3);
    private static final Normalization NORMALIZATION = new Normalization(0.4, 0.25);
    private static final int RARE = 2;

    private static RunConfiguration configuration() {
        return ConfigurationReader.over(
                        "a test",
                        TinyConfiguration.adversarial(),
                        List.of(
                                "task=inpaint",
                                "discriminator.kind=pieces",
                                "discriminator.norm=none",
                                "training.class_aware=0",
                                "inpainting.rim=1",
                                "inpainting.lambda_adv=2"))
                .configuration();
    }

    private static InpaintObjectives objectives(Parameters parameters) {
        return new InpaintObjectives(parameters, configuration(), SHAPE, NORMALIZATION, RARE);
    }

    /** Pieces of 2x2, a pixel of two possible classes and one without a label in each frame. */
    private static Batch batch() {
        float[] truth = new float[SHAPE.pixels() * 3];
        for (int pixel = 0; pixel < SHAPE.pixels(); pixel++) {
            int row = pixel / 8 % 8;
            int column = pixel % 8;
            boolean piece = row >= 3 && row < 5 && column >= 2 && column < 4;
            truth[pixel * 3 + (piece ? RARE : pixel % 2)] = 1;
        }
        for (int frame = 0; frame < 2; frame++) {
            truth[frame * 64 * 3] = 1;
            truth[frame * 64 * 3 + 1] = 1;
            truth[(frame * 64 + 1) * 3] = 0;
            truth[(frame * 64 + 1) * 3 + 1] = 0;
        }
        double[] grey = new SplittableRandom(3).doubles(SHAPE.pixels(), -1, 1).toArray();
        float[] frame = new float[grey.length];
        for (int pixel = 0; pixel < grey.length; pixel++) {
            frame[pixel] = (float) grey[pixel];
        }
        return new Batch(SHAPE, frame, truth, new float[SHAPE.pixels()], new float[SHAPE.pixels()]);
    }

    private static Map<String, INDArray> inputs(InpaintObjectives objectives) {
        Map<String, INDArray> inputs = new HashMap<>();
        for (BatchInput input : objectives.inputs()) {
            long[] size = {2, 8, 8, input.channels()};
            inputs.put(
                    input.name(),
                    Nd4j.create(input.values().apply(batch()), size, 'c').castTo(DataType.DOUBLE));
        }
        return inputs;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void eachPlayersGradientIsRight(int player) {
        try (Parameters parameters = new Parameters(DataType.DOUBLE)) {
            InpaintObjectives objectives = objectives(parameters);
            GradientSlopes.check(parameters, objectives.players().get(player), inputs(objectives));
        }
    }

    @Test
    void outsideTheHoleTheFrameIsTheRealOneAndTheRingAloneIsComparedWithIt() {
        try (Parameters parameters = new Parameters(DataType.DOUBLE)) {
            InpaintObjectives objectives = objectives(parameters);
            Objective generator = objectives.players().get(0);
            Map<String, INDArray> inputs = inputs(objectives);
            Nd4j.getRandom().setSeed(1);

            Map<String, INDArray> values = generator
                    .graph()
                    .output(inputs, "generator_loss", Losses.RECONSTRUCTION, Losses.ADVERSARIAL, GameObjectives.FAKE);

            INDArray painted = values.get(GameObjectives.FAKE);
            for (long pixel = 0; pixel < painted.length(); pixel++) {
                if (inputs.get("hole").getDouble(pixel) == 0) {
                    assertThat(painted.getDouble(pixel))
                            .isCloseTo(inputs.get("frame").getDouble(pixel), within(1e-12));
                }
            }
            assertThat(values.get("generator_loss").getDouble(0))
                    .isCloseTo(
                            10 * values.get(Losses.RECONSTRUCTION).getDouble(0)
                                    + 2 * values.get(Losses.ADVERSARIAL).getDouble(0),
                            within(1e-9));
        }
    }

    @Test
    void holesAreThePiecesWithTheirRimAndUnknownPixelsAreNeitherPieceNorGround() {
        HoleInputs holes = new HoleInputs(RARE, 1);
        Batch batch = batch();

        assertThat(drawn(holes.pieces().values().apply(batch)))
                .containsExactly(
                        "........", "........", "........", "..##....", "..##....", "........", "........", "........");
        assertThat(drawn(holes.hole().values().apply(batch)))
                .containsExactly(
                        "........", "........", ".####...", ".####...", ".####...", ".####...", "........", "........");
        assertThat(drawn(holes.ring().values().apply(batch)))
                .containsExactly(
                        "########", "########", "#....###", "#....###", "#....###", "#....###", "########", "########");
        assertThat(drawn(holes.ground().values().apply(batch)))
                .containsExactly(
                        "#.######", "########", "########", "##..####", "##..####", "########", "########", "########");
    }

    /** The first frame, a letter a pixel. */
    private static List<String> drawn(float[] values) {
        return java.util.stream.IntStream.range(0, 8)
                .mapToObj(row -> {
                    StringBuilder line = new StringBuilder();
                    for (int column = 0; column < 8; column++) {
                        line.append(values[row * 8 + column] == 1 ? '#' : '.');
                    }
                    return line.toString();
                })
                .toList();
    }
}
