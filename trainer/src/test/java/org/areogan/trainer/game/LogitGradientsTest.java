package org.areogan.trainer.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.areogan.engine.Engines;
import org.areogan.engine.Objective;
import org.areogan.engine.Parameters;
import org.areogan.generator.network.Normalization;
import org.areogan.terrain.Sample;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.TinyConfiguration;
import org.areogan.trainer.configuration.yaml.ConfigurationReader;
import org.areogan.trainer.data.Batch;
import org.areogan.trainer.data.BatchAssembler;
import org.areogan.trainer.data.BatchShape;
import org.areogan.trainer.game.objective.BatchInput;
import org.areogan.trainer.game.objective.GameObjectives;
import org.areogan.trainer.game.objective.GradientSlopes;
import org.areogan.trainer.game.objective.SegmentObjectives;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class LogitGradientsTest {
    private static final BatchShape SHAPE = new BatchShape(2, 16, 32, 5);
    private static final StepRates RATES = new StepRates(1e-2, 1e-3, 0);

    private static Batch batch() {
        List<Sample> samples =
                List.of(new ProceduralMars(0.9).scene(1, 16, 32), new ProceduralMars(0.9).scene(2, 16, 32));
        return new BatchAssembler(SHAPE, new Normalization(0.5, 0.2), new double[] {0, 1, 1, 1, 1}).assemble(samples);
    }

    private static SegmentObjectives objectives(Parameters parameters, RunConfiguration configuration) {
        return new SegmentObjectives(parameters, configuration, SHAPE);
    }

    private static OptionalDouble ratio(RunConfiguration configuration) {
        try (Parameters parameters = new Parameters(DataType.FLOAT)) {
            objectives(parameters, configuration).players();
            Map<String, INDArray> before = new LinkedHashMap<>();
            parameters
                    .names()
                    .forEach(name -> before.put(name, parameters.get(name).dup()));
            OptionalDouble ratio = new LogitGradients(Engines.nd4j(), copy -> objectives(copy, configuration))
                    .ratio(parameters, batch(), 3, RATES);
            assertThat(parameters.names()).isEqualTo(before.keySet());
            before.forEach(
                    (name, array) -> assertThat(parameters.get(name)).as(name).isEqualTo(array));
            return ratio;
        }
    }

    /** The cross-entropy's gradient by its formula, lambda x weight x (p - t); the adversary's by SameDiff's own session. */
    @Test
    void itIsTheQuotientOfTheNormsOfBothGradients() {
        // Without dropout, which would draw other masks in the other session.
        RunConfiguration configuration = ConfigurationReader.over(
                        "a test", TinyConfiguration.with(3, 0), List.of("generator.dropout=0"))
                .configuration();
        try (Parameters parameters = new Parameters(DataType.FLOAT)) {
            SegmentObjectives objectives = objectives(parameters, configuration);
            Batch batch = batch();
            Map<String, INDArray> inputs = new LinkedHashMap<>();
            objectives.inputs().forEach(input -> inputs.put(input.name(), array(batch, input)));
            Objective adversarial = objectives.partsAtLogits().get(0);
            INDArray pulls = GradientSlopes.gradients(adversarial, adversarial.loss(), inputs)
                    .get(adversarial.moves().get(0));
            INDArray fake = adversarial.graph().outputSingle(inputs, GameObjectives.FAKE);
            INDArray truth = inputs.get("truth");
            INDArray weights = inputs.get("weights");
            double rest = 100 * fake.sub(truth).mul(weights).norm2Number().doubleValue();
            double expected = pulls.norm2Number().doubleValue() / rest;
            assertThat(expected).isPositive();
            assertThat(ratio(configuration).orElseThrow()).isCloseTo(expected, within(1e-3 * expected));
        }
    }

    @Test
    void itGrowsWithTheWeightOfTheAdversary() {
        double once = ratio(TinyConfiguration.with(1, 0)).orElseThrow();
        assertThat(ratio(TinyConfiguration.with(4, 0)).orElseThrow()).isCloseTo(4 * once, within(1e-4 * once));
    }

    @Test
    void itFallsWithTheWeightsOfTheOtherTerms() {
        double without = ratio(TinyConfiguration.with(1, 0)).orElseThrow();
        for (String term : List.of("objective.lambda_dice=1000", "objective.lambda_lovasz=1000")) {
            RunConfiguration more = ConfigurationReader.over("a test", TinyConfiguration.with(1, 0), List.of(term))
                    .configuration();
            assertThat(ratio(more).orElseThrow()).as(term).isLessThan(0.9 * without);
        }
    }

    @Test
    void aPlainNetworkHasNone() {
        assertThat(ratio(TinyConfiguration.plain())).isEmpty();
    }

    private static INDArray array(Batch batch, BatchInput input) {
        long[] size = {SHAPE.batch(), SHAPE.height(), SHAPE.width(), input.channels()};
        return Nd4j.create(input.values().apply(batch), size, 'c');
    }
}
