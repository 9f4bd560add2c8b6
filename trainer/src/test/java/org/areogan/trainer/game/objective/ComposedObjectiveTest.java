package org.areogan.trainer.game.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.areogan.engine.Objective;
import org.areogan.engine.Parameters;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.TinyConfiguration;
import org.areogan.trainer.configuration.yaml.ConfigurationReader;
import org.areogan.trainer.data.BatchShape;
import org.areogan.trainer.events.Losses;
import org.areogan.trainer.loss.AdversarialKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The gradients of both players' whole graphs (networks, batch and instance norm, dropout, losses and their weights)
 * against central differences in double precision.
 */
class ComposedObjectiveTest {
    private static final BatchShape SHAPE = new BatchShape(2, 8, 8, 3);

    @ParameterizedTest
    @CsvSource({"BCE, CROSS_ENTROPY", "LSGAN, CROSS_ENTROPY", "HINGE, MAE"})
    void theGeneratorsGradientIsRightThroughTheFrozenDiscriminator(AdversarialKind adversarial, String reconstruction) {
        try (Parameters parameters = new Parameters(DataType.DOUBLE)) {
            SegmentObjectives objectives = new SegmentObjectives(
                    parameters, TinyConfiguration.with(30, 0, adversarial, reconstruction, false), SHAPE);
            GradientSlopes.check(parameters, objectives.players().get(0), weighedAndJudged());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theDiscriminatorsGradientIsRight(AdversarialKind adversarial) {
        try (Parameters parameters = new Parameters(DataType.DOUBLE)) {
            SegmentObjectives objectives = new SegmentObjectives(
                    parameters, TinyConfiguration.with(1, 0, adversarial, "cross_entropy", false), SHAPE);
            GradientSlopes.check(parameters, objectives.players().get(1), judged());
        }
    }

    private static Map<String, INDArray> weighed() {
        return Map.of(
                "frame", random(1, 1), "truth", truth(), "weights", random(2, 1).divi(2 * 8 * 8));
    }

    private static Map<String, INDArray> judged() {
        return Map.of("frame", random(1, 1), "truth", truth(), "judged", someJudged());
    }

    private static Map<String, INDArray> weighedAndJudged() {
        Map<String, INDArray> inputs = new HashMap<>(weighed());
        inputs.put("judged", someJudged());
        return inputs;
    }

    private static SegmentObjectives objectives(Parameters parameters, String... settings) {
        RunConfiguration tiny = TinyConfiguration.with(30, 0);
        return new SegmentObjectives(
                parameters,
                ConfigurationReader.over("a test", tiny, List.of(settings)).configuration(),
                SHAPE);
    }

    @Test
    void theGradientsOfTheGambleAreRightForBothPlayers() {
        for (int player = 0; player < 2; player++) {
            try (Parameters parameters = new Parameters(DataType.DOUBLE)) {
                GradientSlopes.check(
                        parameters,
                        objectives(parameters, "discriminator.kind=gambler")
                                .players()
                                .get(player),
                        player == 0 ? weighedAndJudged() : judged());
            }
        }
    }

    @Test
    void theGeneratorsGradientIsRightWithFocalLossAndDice() {
        try (Parameters parameters = new Parameters(DataType.DOUBLE)) {
            GradientSlopes.check(
                    parameters,
                    objectives(
                                    parameters,
                                    "objective.lambda_adv=0",
                                    "objective.reconstruction=focal",
                                    "objective.lambda_dice=2")
                            .players()
                            .get(0),
                    weighed());
        }
    }

    @Test
    void theGeneratorsGradientIsRightUnderDeepSupervision() {
        try (Parameters parameters = new Parameters(DataType.DOUBLE)) {
            Objective generator = objectives(parameters, "objective.lambda_adv=0", "generator.deep_supervision=0.4")
                    .players()
                    .get(0);
            assertThat(generator.moves()).contains("generator/classes/weights", "auxiliary/decoder2/weights");
            GradientSlopes.check(parameters, generator, weighed());
        }
    }

    /** A head that says nothing gives each of three classes a third. */
    @Test
    void theAuxiliaryLossCountsByItsWeightAndThatOfTheReconstruction() {
        try (Parameters parameters = new Parameters(DataType.DOUBLE)) {
            Objective generator = objectives(parameters, "objective.lambda_adv=0", "generator.deep_supervision=0.4")
                    .players()
                    .get(0);
            parameters.get("auxiliary/decoder2/weights").assign(0);
            INDArray weights = Nd4j.ones(DataType.DOUBLE, 2, 8, 8, 1).divi(2 * 8 * 8);
            Map<String, INDArray> losses = generator
                    .graph()
                    .output(
                            Map.of("frame", random(1, 1), "truth", truth(), "weights", weights),
                            "generator_loss",
                            Losses.RECONSTRUCTION,
                            GameObjectives.AUXILIARY);
            double auxiliary = losses.get(GameObjectives.AUXILIARY).getDouble(0);
            assertThat(auxiliary).isCloseTo(Math.log(3), within(1e-6));
            assertThat(losses.get("generator_loss").getDouble(0))
                    .isCloseTo(
                            100 * losses.get(Losses.RECONSTRUCTION).getDouble(0) + 100 * 0.4 * auxiliary, within(1e-9));
        }
    }

    @Test
    void hardFakesThatAreRightAreNotTold() {
        try (Parameters parameters = new Parameters(DataType.DOUBLE)) {
            SegmentObjectives hard =
                    objectives(parameters, "objective.hard_fakes=true", "objective.match_confidence=false");
            SameDiff graph = SameDiff.create();
            INDArray unsure = truth().mul(0.2).add(0.8 / 3);
            SegmentObjectives.Verdicts verdicts = hard.verdicts(
                    graph.constant("frame", random(1, 1)),
                    graph.constant("truth", truth()),
                    graph.constant("fake", unsure));
            verdicts.real().rename("real");
            verdicts.fake().rename("made");
            Map<String, INDArray> logits = graph.output(Map.of("judged", someJudged()), "real", "made");
            assertThat(logits.get("made")).isEqualTo(logits.get("real"));
        }
    }

    @Test
    void aHundredTimesTheCrossEntropyHasAHundredTimesItsGradient() {
        try (Parameters parameters = new Parameters(DataType.DOUBLE)) {
            Objective plain = new SegmentObjectives(parameters, TinyConfiguration.plain(), SHAPE)
                    .players()
                    .get(0);
            Map<String, INDArray> inputs = Map.of("frame", random(1, 1), "truth", truth(), "weights", random(2, 1));
            Map<String, INDArray> weighted = GradientSlopes.gradients(plain, "generator_loss", inputs);
            Map<String, INDArray> single = GradientSlopes.gradients(plain, Losses.RECONSTRUCTION, inputs);
            assertThat(weighted).hasSameSizeAs(plain.moves());
            weighted.forEach((name, gradient) -> assertThat(single)
                    .as(name)
                    .extractingByKey(name)
                    .satisfies(one -> assertThat(
                                    one.mul(100).sub(gradient).norm2Number().doubleValue())
                            .isLessThan(1e-12 * (1 + gradient.norm2Number().doubleValue()))));
        }
    }

    /** Uniform in (0, 1). */
    private static INDArray random(long seed, int channels) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values =
                random.doubles((long) SHAPE.pixels() * channels, 0.01, 0.99).toArray();
        return Nd4j.create(
                values, new long[] {SHAPE.batch(), SHAPE.height(), SHAPE.width(), channels}, DataType.DOUBLE);
    }

    /** Ones and, at every third pixel, zeros. */
    private static INDArray someJudged() {
        INDArray judged = Nd4j.ones(DataType.DOUBLE, SHAPE.batch(), SHAPE.height(), SHAPE.width(), 1);
        for (int pixel = 0; pixel < SHAPE.pixels(); pixel += 3) {
            judged.putScalar(pixel, 0);
        }
        return judged;
    }

    private static INDArray truth() {
        SplittableRandom random = new SplittableRandom(4);
        double[] values = new double[SHAPE.pixels() * SHAPE.classes()];
        for (int pixel = 0; pixel < SHAPE.pixels(); pixel++) {
            values[pixel * SHAPE.classes() + random.nextInt(SHAPE.classes())] = 1;
        }
        return Nd4j.create(
                values, new long[] {SHAPE.batch(), SHAPE.height(), SHAPE.width(), SHAPE.classes()}, DataType.DOUBLE);
    }
}
