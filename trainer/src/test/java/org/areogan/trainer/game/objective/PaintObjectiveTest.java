package org.areogan.trainer.game.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.areogan.engine.Objective;
import org.areogan.engine.Parameters;
import org.areogan.generator.network.Normalization;
import org.areogan.trainer.configuration.PaintingOptions;
import org.areogan.trainer.configuration.TinyConfiguration;
import org.areogan.trainer.data.Batch;
import org.areogan.trainer.data.BatchShape;
import org.areogan.trainer.events.Losses;
import org.areogan.trainer.loss.AdversarialKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The reverse game's graphs against central differences in double precision, and against sums made by hand. */
class PaintObjectiveTest {
    private static final BatchShape SHAPE = new BatchShape(2, 8, 8, 3);
    private static final Normalization NORMALIZATION = new Normalization(0.4, 0.25);
    private static final PaintingOptions ALL = new PaintingOptions(10, 2, 5, 2);

    @ParameterizedTest
    @EnumSource
    void thePaintersGradientIsRightThroughTheFrozenDiscriminator(AdversarialKind adversarial) {
        try (Parameters parameters = new Parameters(DataType.DOUBLE)) {
            GradientSlopes.check(
                    parameters,
                    objectives(parameters, ALL, adversarial).players().get(0),
                    inputs());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theDiscriminatorsGradientIsRight(AdversarialKind adversarial) {
        try (Parameters parameters = new Parameters(DataType.DOUBLE)) {
            GradientSlopes.check(
                    parameters,
                    objectives(parameters, ALL, adversarial).players().get(1),
                    inputs());
        }
    }

    @Test
    void theLossIsTheWeightedSumOfItsPartsAndTheDistanceThatOfTheFrames() {
        try (Parameters parameters = new Parameters(DataType.DOUBLE)) {
            Objective objective =
                    objectives(parameters, ALL, AdversarialKind.LSGAN).players().get(0);
            Nd4j.getRandom().setSeed(1);
            Map<String, INDArray> inputs = inputs();
            Map<String, INDArray> values = objective
                    .graph()
                    .output(
                            inputs,
                            "generator_loss",
                            Losses.RECONSTRUCTION,
                            Losses.ADVERSARIAL,
                            PaintObjectives.FEATURES,
                            GameObjectives.FAKE);
            INDArray painted = values.get(GameObjectives.FAKE);
            double distance = 0;
            for (long i = 0; i < painted.length(); i++) {
                distance += Math.abs(painted.getDouble(i) - inputs.get("frame").getDouble(i));
            }
            double reconstruction = values.get(Losses.RECONSTRUCTION).getDouble(0);
            double features = values.get(PaintObjectives.FEATURES).getDouble(0);
            assertThat(reconstruction).isCloseTo(distance / SHAPE.pixels(), within(1e-12));
            assertThat(features).isPositive();
            assertThat(values.get("generator_loss").getDouble(0))
                    .isCloseTo(
                            10 * reconstruction
                                    + 2 * values.get(Losses.ADVERSARIAL).getDouble(0)
                                    + 5 * features,
                            within(1e-9));
            assertThat(painted.minNumber().doubleValue()).isGreaterThan((0 - 0.4) / 0.25);
            assertThat(painted.maxNumber().doubleValue()).isLessThan((1 - 0.4) / 0.25);
        }
    }

    @Test
    void aPainterWithoutADiscriminatorHasNoneOfItsParameters() {
        try (Parameters parameters = new Parameters(DataType.DOUBLE)) {
            Objective objective = objectives(parameters, new PaintingOptions(10, 0, 0, 0), AdversarialKind.BCE)
                    .players()
                    .get(0);
            assertThat(parameters.names()).allMatch(name -> name.startsWith("generator/"));
            GradientSlopes.check(parameters, objective, inputs());
        }
    }

    @Test
    void theStyleOfABatchIsTheMeanAndDeviationOfEachNormalisedFrame() {
        float[] frame = new float[16];
        for (int i = 0; i < 8; i++) {
            frame[i] = i % 2;
            frame[8 + i] = 3;
        }
        Batch batch = new Batch(new BatchShape(2, 2, 4, 2), frame, new float[32], new float[16], new float[16]);

        float[] styles = batch.styles();

        for (int pixel = 0; pixel < 8; pixel++) {
            assertThat(new float[] {styles[2 * pixel], styles[2 * pixel + 1]}).containsExactly(0.5f, 0.5f);
            assertThat(new float[] {styles[16 + 2 * pixel], styles[17 + 2 * pixel]})
                    .containsExactly(3f, 0f);
        }
    }

    private static PaintObjectives objectives(
            Parameters parameters, PaintingOptions painting, AdversarialKind adversarial) {
        return new PaintObjectives(parameters, TinyConfiguration.paint(painting, adversarial), SHAPE, NORMALIZATION);
    }

    private static Map<String, INDArray> inputs() {
        INDArray truth = Nd4j.zeros(DataType.DOUBLE, SHAPE.batch(), SHAPE.height(), SHAPE.width(), SHAPE.classes());
        SplittableRandom random = new SplittableRandom(4);
        for (int pixel = 0; pixel < SHAPE.pixels(); pixel++) {
            truth.putScalar((long) pixel * SHAPE.classes() + random.nextInt(SHAPE.classes()), 1);
        }
        Map<String, INDArray> inputs = new HashMap<>();
        inputs.put("frame", random(1, 1));
        inputs.put("truth", truth);
        inputs.put("style", random(2, 2));
        return inputs;
    }

    private static INDArray random(long seed, int channels) {
        double[] values = new SplittableRandom(seed)
                .doubles((long) SHAPE.pixels() * channels, -1, 1)
                .toArray();
        return Nd4j.create(
                values, new long[] {SHAPE.batch(), SHAPE.height(), SHAPE.width(), channels}, DataType.DOUBLE);
    }
}
