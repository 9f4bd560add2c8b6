package org.areogan.trainer.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.areogan.engine.DeviceArray;
import org.areogan.engine.Engine;
import org.areogan.engine.Engines;
import org.areogan.engine.Objective;
import org.areogan.engine.Parameters;
import org.areogan.engine.Session;
import org.areogan.engine.StepResult;
import org.areogan.generator.network.Normalization;
import org.areogan.terrain.Sample;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.RunConfiguration.Adversarial;
import org.areogan.trainer.configuration.RunConfiguration.Reconstruction;
import org.areogan.trainer.configuration.TinyConfiguration;
import org.areogan.trainer.data.Batch;
import org.areogan.trainer.data.BatchAssembler;
import org.areogan.trainer.data.BatchShape;
import org.areogan.trainer.events.Losses;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class GameTest {
    private static final Engine ENGINE = Engines.nd4j();
    private static final BatchShape SHAPE = new BatchShape(2, 16, 32, 5);
    private static final StepRates RATES = new StepRates(1e-2, 1e-3, 0.1);

    /** Spectral norm gives the discriminator the only statistics that a generator's step could move. */
    private static final RunConfiguration SPECTRAL =
            TinyConfiguration.with(1, 0, Adversarial.BCE, Reconstruction.CROSS_ENTROPY, true);

    @Test
    void theGeneratorsStepLeavesTheDiscriminatorUntouchedToTheBit() {
        try (Parameters parameters = new Parameters(DataType.FLOAT)) {
            SegmentObjectives objectives = new SegmentObjectives(parameters, SPECTRAL, SHAPE);
            List<Objective> players = List.of(objectives.generator(), objectives.discriminator());
            try (Session session = ENGINE.open(players, parameters)) {
                Map<String, float[]> before = values(parameters);

                step(
                        session,
                        SegmentObjectives.GENERATOR,
                        inputs(
                                SegmentObjectives.FRAME,
                                SegmentObjectives.TRUTH,
                                SegmentObjectives.WEIGHTS,
                                SegmentObjectives.JUDGED));

                session.synchronize();
                Map<String, float[]> after = values(parameters);
                assertThat(changed(before, after, "discriminator/")).isEmpty();
                assertThat(changed(before, after, "generator/")).containsAll(parameters.trainedNames("generator/"));
            }
        }
    }

    @Test
    void theDiscriminatorsStepLeavesTheGeneratorUntouchedToTheBit() {
        try (Parameters parameters = new Parameters(DataType.FLOAT)) {
            SegmentObjectives objectives = new SegmentObjectives(parameters, SPECTRAL, SHAPE);
            List<Objective> players = List.of(objectives.generator(), objectives.discriminator());
            try (Session session = ENGINE.open(players, parameters)) {
                Map<String, float[]> before = values(parameters);
                Map<String, INDArray> inputs =
                        inputs(SegmentObjectives.FRAME, SegmentObjectives.TRUTH, SegmentObjectives.JUDGED);
                inputs.put(SegmentObjectives.FAKE, Nd4j.valueArrayOf(new long[] {2, 16, 32, 5}, 0.2, DataType.FLOAT));

                step(session, SegmentObjectives.DISCRIMINATOR, inputs);

                session.synchronize();
                Map<String, float[]> after = values(parameters);
                assertThat(changed(before, after, "generator/")).isEmpty();
                assertThat(changed(before, after, "discriminator/"))
                        .containsAll(parameters.trainedNames("discriminator/").stream()
                                .filter(name -> name.endsWith("weights"))
                                .toList());
            }
        }
    }

    @Test
    void aPlainUNetBuildsAndPaysForNoDiscriminator() {
        try (Parameters parameters = new Parameters(DataType.FLOAT);
                Game game = new Game(ENGINE, new SegmentObjectives(parameters, TinyConfiguration.plain(), SHAPE))) {
            Losses losses = game.step(batch(), 1, RATES);

            assertThat(parameters.trainedCount("discriminator/")).isZero();
            assertThat(losses.adversarial()).isZero();
            assertThat(losses.discriminator()).isNaN();
            assertThat(losses.generator()).isEqualTo(100 * losses.reconstruction(), within(1e-3));
        }
    }

    @Test
    void theGeneratorsLossIsTheWeightedSumOfItsParts() {
        try (Parameters parameters = new Parameters(DataType.FLOAT);
                Game game =
                        new Game(ENGINE, new SegmentObjectives(parameters, TinyConfiguration.with(3, 0.2), SHAPE))) {
            Losses losses = game.step(batch(), 1, RATES);

            assertThat(losses.generator())
                    .isEqualTo(3 * losses.adversarial() + 100 * losses.reconstruction(), within(1e-3));
        }
    }

    @Test
    void theSameSeedPlaysTheSameGameToTheBit() {
        assertThat(losses(4)).isEqualTo(losses(4)).isNotEqualTo(losses(4, 100));
    }

    @Test
    void bothLossesAreFiniteAndTheReconstructionFalls() {
        List<Losses> game = losses(40);

        assertThat(game).allSatisfy(losses -> {
            assertThat(losses.generator()).isFinite();
            assertThat(losses.discriminator()).isFinite().isPositive();
        });
        assertThat(game.get(39).reconstruction()).isLessThan(0.8 * game.get(0).reconstruction());
    }

    private static List<Losses> losses(int steps) {
        return losses(steps, 1);
    }

    private static List<Losses> losses(int steps, long firstStep) {
        try (Parameters parameters = new Parameters(DataType.FLOAT);
                Game game =
                        new Game(ENGINE, new SegmentObjectives(parameters, TinyConfiguration.with(1, 0.2), SHAPE))) {
            Batch batch = batch();
            return Stream.iterate(firstStep, step -> step + 1)
                    .limit(steps)
                    .map(step -> game.step(batch, step, RATES))
                    .toList();
        }
    }

    private static Batch batch() {
        List<Sample> samples = List.of(new ProceduralMars().scene(1, 16, 32), new ProceduralMars().scene(2, 16, 32));
        return new BatchAssembler(SHAPE, new Normalization(0.5, 0.2), new double[] {0, 1, 1, 1, 1}).assemble(samples);
    }

    private static Map<String, INDArray> inputs(String... names) {
        Batch batch = batch();
        Map<String, INDArray> all = Map.of(
                SegmentObjectives.FRAME, Nd4j.create(batch.frame(), new long[] {2, 16, 32, 1}, 'c'),
                SegmentObjectives.TRUTH, Nd4j.create(batch.truth(), new long[] {2, 16, 32, 5}, 'c'),
                SegmentObjectives.WEIGHTS, Nd4j.create(batch.weights(), new long[] {2, 16, 32, 1}, 'c'),
                SegmentObjectives.JUDGED, Nd4j.create(batch.judged(), new long[] {2, 16, 32, 1}, 'c'));
        Map<String, INDArray> chosen = new LinkedHashMap<>();
        Stream.of(names).forEach(name -> chosen.put(name, all.get(name)));
        return chosen;
    }

    private static void step(Session session, String objective, Map<String, INDArray> inputs) {
        Map<String, DeviceArray> uploaded = new LinkedHashMap<>();
        inputs.forEach((name, array) -> uploaded.put(name, session.upload(array)));
        try (StepResult result = session.step(objective, uploaded, 1e-2, 3)) {
            assertThat(result.scalar(objective + "_loss")).isFinite();
        }
        uploaded.values().forEach(DeviceArray::close);
    }

    private static Map<String, float[]> values(Parameters parameters) {
        Map<String, float[]> values = new LinkedHashMap<>();
        parameters
                .names()
                .forEach(name -> values.put(name, parameters.get(name).ravel().toFloatVector()));
        return values;
    }

    private static List<String> changed(Map<String, float[]> before, Map<String, float[]> after, String prefix) {
        return before.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .filter(name -> !Arrays.equals(before.get(name), after.get(name)))
                .toList();
    }
}
