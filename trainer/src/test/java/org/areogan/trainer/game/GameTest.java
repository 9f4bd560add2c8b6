package org.areogan.trainer.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.areogan.engine.Engine;
import org.areogan.engine.Engines;
import org.areogan.engine.Parameters;
import org.areogan.engine.Session;
import org.areogan.engine.StepResult;
import org.areogan.generator.network.Normalization;
import org.areogan.terrain.Sample;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.TinyConfiguration;
import org.areogan.trainer.configuration.yaml.ConfigurationReader;
import org.areogan.trainer.data.Batch;
import org.areogan.trainer.data.BatchAssembler;
import org.areogan.trainer.data.BatchShape;
import org.areogan.trainer.events.Losses;
import org.areogan.trainer.game.objective.BatchInput;
import org.areogan.trainer.game.objective.GameObjectives;
import org.areogan.trainer.game.objective.SegmentObjectives;
import org.areogan.trainer.loss.AdversarialKind;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class GameTest {
    private static final Engine ENGINE = Engines.nd4j();
    private static final BatchShape SHAPE = new BatchShape(2, 16, 32, 5);
    private static final StepRates RATES = new StepRates(1e-2, 1e-3, 0.1);

    /** Spectral norm gives the discriminator the only statistics that a generator's step could move. */
    private static final RunConfiguration SPECTRAL =
            TinyConfiguration.with(1, 0, AdversarialKind.BCE, "cross_entropy", true);

    @Test
    void theGeneratorsLossLeavesTheDiscriminatorUntouchedToTheBit() {
        assertThat(movedBy(Set.of(GameObjectives.GENERATOR)))
                .isNotEmpty()
                .allMatch(name -> name.startsWith("generator/"));
    }

    @Test
    void theDiscriminatorsLossLeavesTheGeneratorUntouchedToTheBit() {
        assertThat(movedBy(Set.of(GameObjectives.DISCRIMINATOR)))
                .isNotEmpty()
                .allMatch(name -> name.startsWith("discriminator/"));
    }

    /** Each by its own loss, and the discriminator as it was before the step in both. */
    @Test
    void movingTogetherIsMovingEachFromTheSameStart() {
        Map<String, float[]> together = after(Set.of(GameObjectives.GENERATOR, GameObjectives.DISCRIMINATOR));
        Map<String, float[]> generator = after(Set.of(GameObjectives.GENERATOR));
        Map<String, float[]> discriminator = after(Set.of(GameObjectives.DISCRIMINATOR));

        assertThat(changed(after(Set.of()), together))
                .anyMatch(name -> name.startsWith("generator/"))
                .anyMatch(name -> name.startsWith("discriminator/"));
        together.forEach((name, values) -> assertThat(values)
                .as(name)
                .isEqualTo((name.startsWith("generator/") ? generator : discriminator).get(name)));
    }

    private static List<String> movedBy(Set<String> players) {
        return changed(after(Set.of()), after(players));
    }

    /** The parameters after a step of these players alone; with spectral norm and dropout. */
    private static Map<String, float[]> after(Set<String> players) {
        try (Parameters parameters = new Parameters(DataType.FLOAT)) {
            SegmentObjectives objectives = new SegmentObjectives(parameters, SPECTRAL, SHAPE);
            try (Session session = ENGINE.open(objectives.players(), parameters)) {
                if (!players.isEmpty()) {
                    step(session, players);
                }
                session.synchronize();
                return values(parameters);
            }
        }
    }

    @Test
    void aPlainUNetBuildsAndPaysForNoDiscriminator() {
        try (Parameters parameters = new Parameters(DataType.FLOAT);
                Game game = new Game(ENGINE, new SegmentObjectives(parameters, TinyConfiguration.plain(), SHAPE))) {
            Losses losses = game.step(batch(), 1, RATES);

            assertThat(parameters.trainedCount("discriminator/")).isZero();
            assertThat(losses.terms()).containsOnlyKeys("generator", "reconstruction");
            assertThat(losses.discriminator()).isNaN();
            assertThat(losses.generator()).isEqualTo(100 * losses.of(Losses.RECONSTRUCTION), within(1e-3));
        }
    }

    @Test
    void theGeneratorsLossIsTheWeightedSumOfItsParts() {
        try (Parameters parameters = new Parameters(DataType.FLOAT);
                Game game =
                        new Game(ENGINE, new SegmentObjectives(parameters, TinyConfiguration.with(3, 0.2), SHAPE))) {
            Losses losses = game.step(batch(), 1, RATES);

            assertThat(losses.generator())
                    .isEqualTo(
                            3 * losses.of(Losses.ADVERSARIAL) + 100 * losses.of(Losses.RECONSTRUCTION), within(1e-3));
        }
    }

    @Test
    void whatTheGamblerWinsTheGeneratorPays() {
        try (Parameters parameters = new Parameters(DataType.FLOAT);
                Game game = new Game(ENGINE, changed(parameters, 5, "discriminator.kind=gambler"))) {
            Losses losses = game.step(batch(), 1, RATES);

            assertThat(losses.of(Losses.ADVERSARIAL)).isPositive();
            assertThat(losses.discriminator()).isEqualTo(-losses.of(Losses.ADVERSARIAL), within(1e-6));
            assertThat(losses.generator())
                    .isEqualTo(
                            5 * losses.of(Losses.ADVERSARIAL) + 100 * losses.of(Losses.RECONSTRUCTION), within(1e-3));
        }
    }

    @Test
    void beforeItsEpochTheAdversarialLossMovesNoGenerator() {
        String later = "objective.adversarial_from=2";
        INDArray plain = movedOnce(0, later, 1);
        assertThat(movedOnce(50, later, 0)).isEqualTo(plain);
        assertThat(movedOnce(50, later, 1)).isNotEqualTo(plain);
    }

    /** The generator's last weights after a step, in which this share of the adversarial loss counts. */
    private static INDArray movedOnce(double lambdaAdv, String setting, double share) {
        try (Parameters parameters = new Parameters(DataType.FLOAT);
                Game game = new Game(ENGINE, changed(parameters, lambdaAdv, setting, "generator.dropout=0"))) {
            game.step(batch(), 1, new StepRates(1e-2, 1e-3, 0, share));
            game.session().synchronize();
            return parameters.get("generator/classes/weights").dup();
        }
    }

    private static SegmentObjectives changed(Parameters parameters, double lambdaAdv, String... settings) {
        return new SegmentObjectives(
                parameters,
                ConfigurationReader.over("a test", TinyConfiguration.with(lambdaAdv, 0), List.of(settings))
                        .configuration(),
                SHAPE);
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
        assertThat(game.get(39).of(Losses.RECONSTRUCTION))
                .isLessThan(0.8 * game.get(0).of(Losses.RECONSTRUCTION));
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

    private static void step(Session session, Set<String> players) {
        Map<String, Double> rates = new LinkedHashMap<>();
        players.forEach(player -> rates.put(player, 1e-2));
        List<BatchInput> inputs = List.of(
                new BatchInput("frame", 1, Batch::frame),
                new BatchInput("truth", SHAPE.classes(), Batch::truth),
                new BatchInput("weights", 1, Batch::weights),
                new BatchInput("judged", 1, Batch::judged));
        try (UploadedBatch batch = new UploadedBatch(session, batch(), inputs);
                StepResult result = session.step(rates, batch.arrays(), 3)) {
            players.forEach(
                    player -> assertThat(result.scalar(player + "_loss")).isFinite());
        }
    }

    private static Map<String, float[]> values(Parameters parameters) {
        Map<String, float[]> values = new LinkedHashMap<>();
        parameters
                .names()
                .forEach(name -> values.put(name, parameters.get(name).ravel().toFloatVector()));
        return values;
    }

    private static List<String> changed(Map<String, float[]> before, Map<String, float[]> after) {
        return before.keySet().stream()
                .filter(name -> !Arrays.equals(before.get(name), after.get(name)))
                .toList();
    }
}
