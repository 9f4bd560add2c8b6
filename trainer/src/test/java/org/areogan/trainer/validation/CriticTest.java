package org.areogan.trainer.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.areogan.engine.Engine;
import org.areogan.engine.Engines;
import org.areogan.engine.Parameters;
import org.areogan.engine.Predictor;
import org.areogan.files.UserException;
import org.areogan.generator.Prediction;
import org.areogan.generator.model.ModelFile;
import org.areogan.generator.network.Normalization;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Mask;
import org.areogan.terrain.Sample;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.trainer.TinyRun;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.TinyConfiguration;
import org.areogan.trainer.configuration.yaml.ConfigurationReader;
import org.areogan.trainer.data.Batch;
import org.areogan.trainer.data.BatchAssembler;
import org.areogan.trainer.data.BatchShape;
import org.areogan.trainer.game.objective.GameObjectives;
import org.areogan.trainer.game.objective.SegmentObjectives;
import org.areogan.trainer.loss.AdversarialKind;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class CriticTest {
    private static final Engine ENGINE = Engines.nd4j(1);
    private static final int CLASSES = 5;
    private static final int NO_LABEL = 255;
    private static final Normalization NORMALIZATION = new Normalization(0.4, 0.3);

    @Test
    void realPairsAreShownAsInTraining() {
        for (boolean match : new boolean[] {true, false}) {
            for (boolean spectral : new boolean[] {true, false}) {
                RunConfiguration configuration = configuration(match, 0.1, spectral);
                assertAsInTraining(configuration, pairs(2, 16, 32, false));
            }
        }
    }

    @Test
    void sizesThatTheNetworkHalvesUnevenlyAreTakenAsTheyAre() {
        assertAsInTraining(configuration(true, 0.1, false), pairs(2, 9, 13, false));
    }

    @Test
    void thePredictionStandsInWhereThereIsNoLabel() {
        assertAsInTraining(configuration(true, 0, false), pairs(2, 16, 32, true));
    }

    @Test
    void pairsOfSeveralSizesAreJudgedEachByItself() {
        List<Sample> pairs = new ArrayList<>(pairs(2, 16, 32, true));
        pairs.addAll(1, pairs(1, 9, 12, false));
        try (Parameters parameters = new Parameters(DataType.FLOAT);
                Critic critic = critic(configuration(true, 0.1, false), parameters)) {
            List<Prediction> predictions = predictions(pairs);
            double[] together = critic.realism(pairs, predictions);

            for (int i = 0; i < pairs.size(); i++) {
                double alone = critic.realism(pairs.subList(i, i + 1), predictions.subList(i, i + 1))[0];
                assertThat(together[i]).isEqualTo(alone, within(1e-5));
            }
            assertThat(together[0]).isNotEqualTo(together[2]);
            assertThatIllegalArgumentException().isThrownBy(() -> critic.realism(pairs, predictions.subList(0, 2)));
        }
    }

    @Test
    void aModelWithoutADiscriminatorHasNoCritic() {
        RunConfiguration plain = TinyConfiguration.plain();
        try (Parameters parameters = new Parameters(DataType.FLOAT)) {
            assertThat(Critic.open(model(plain, parameters, Optional.empty()), ENGINE))
                    .isEmpty();
        }
    }

    @Test
    void aDiscriminatorOfOtherOptionsIsRefused() {
        try (Parameters parameters = new Parameters(DataType.FLOAT)) {
            discriminator(parameters, configuration(true, 0.1, true), shape(pairs(1, 16, 32, false)));
            ModelFile model = model(configuration(true, 0.1, false), parameters, Optional.of(parameters));
            assertThatThrownBy(() -> Critic.open(model, ENGINE))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("discriminator")
                    .hasMessageContaining("it has no discriminator/layer1/convolution/singular")
                    .hasMessageContaining("export the model anew");
        }
    }

    /** Compares with the logits that the discriminator has for real pairs in a game. */
    private static void assertAsInTraining(RunConfiguration configuration, List<Sample> pairs) {
        List<Prediction> predictions = predictions(pairs);
        try (Parameters parameters = new Parameters(DataType.FLOAT);
                Critic critic = critic(configuration, parameters)) {
            SDVariable real = discriminator(parameters, configuration, shape(pairs));
            SameDiff graph = real.getSameDiff();
            String logits = real.name();
            double[] expected;
            try (Predictor training = ENGINE.predictor(graph, List.of(logits));
                    INDArray verdict =
                            training.predict(inputs(pairs, predictions)).get(logits)) {
                expected = verdict.mean(1, 2, 3).toDoubleVector();
            }

            double[] realism = critic.realism(pairs, predictions);

            assertThat(realism).hasSize(pairs.size());
            assertThat(realism[0]).isEqualTo(expected[0], within(1e-4)).isNotZero();
            assertThat(realism[1]).isEqualTo(expected[1], within(1e-4));
        }
    }

    /** Real masks stand in where there is no label, so that a truth that is not judged shows the prediction. */
    private static Map<String, INDArray> inputs(List<Sample> pairs, List<Prediction> predictions) {
        BatchShape shape = shape(pairs);
        double[] background = {0, 1, 1, 1, 1};
        Batch batch = new BatchAssembler(shape, NORMALIZATION, background).assemble(pairs);
        float[] fake = new float[batch.truth().length];
        int frame = shape.height() * shape.width();
        for (int pixel = 0; pixel < shape.pixels(); pixel++) {
            boolean labelled = pairs.get(pixel / frame).mask().ids()[pixel % frame] != (byte) NO_LABEL;
            for (int id = 0; id < CLASSES; id++) {
                int place = pixel * CLASSES + id;
                fake[place] = predictions.get(pixel / frame).probabilities()[pixel % frame * CLASSES + id];
                batch.truth()[place] = labelled ? batch.truth()[place] : fake[place];
            }
        }
        Map<String, INDArray> inputs = new HashMap<>();
        inputs.put("frame", array(batch.frame(), shape, 1));
        inputs.put("truth", array(batch.truth(), shape, CLASSES));
        inputs.put("judged", array(batch.judged(), shape, 1));
        inputs.put(GameObjectives.FAKE, array(fake, shape, CLASSES));
        return inputs;
    }

    /** Builds nothing but a discriminator as games do, and gives its logits of real pairs. */
    private static SDVariable discriminator(Parameters parameters, RunConfiguration configuration, BatchShape shape) {
        SameDiff graph = SameDiff.create();
        return new SegmentObjectives(parameters, configuration, shape)
                .verdicts(
                        placeholder(graph, "frame", shape, 1),
                        placeholder(graph, "truth", shape, CLASSES),
                        placeholder(graph, GameObjectives.FAKE, shape, CLASSES))
                .real();
    }

    private static SDVariable placeholder(SameDiff graph, String name, BatchShape shape, int channels) {
        return graph.placeHolder(name, DataType.FLOAT, shape.batch(), shape.height(), shape.width(), channels);
    }

    private static INDArray array(float[] values, BatchShape shape, int channels) {
        return Nd4j.create(values, new long[] {shape.batch(), shape.height(), shape.width(), channels}, 'c');
    }

    private static BatchShape shape(List<Sample> pairs) {
        return new BatchShape(
                pairs.size(),
                pairs.get(0).frame().height(),
                pairs.get(0).frame().width(),
                CLASSES);
    }

    private static RunConfiguration configuration(boolean match, double smoothing, boolean spectral) {
        RunConfiguration tiny = TinyConfiguration.with(1, 0, AdversarialKind.BCE, "cross_entropy", spectral);
        String yaml = TinyRun.yaml(tiny)
                .replace("match_confidence: true", "match_confidence: " + match)
                .replace("real_smoothing: 0.1", "real_smoothing: " + smoothing);
        return ConfigurationReader.parse(yaml, "test");
    }

    /** @param parameters get the discriminator's */
    private static Critic critic(RunConfiguration configuration, Parameters parameters) {
        discriminator(parameters, configuration, new BatchShape(2, 16, 32, CLASSES));
        return Critic.open(model(configuration, parameters, Optional.of(parameters)), ENGINE)
                .orElseThrow();
    }

    private static ModelFile model(
            RunConfiguration configuration, Parameters parameters, Optional<Parameters> discriminator) {
        return new ModelFile(
                configuration.generator(),
                ClassSet.ROVER,
                NORMALIZATION,
                TinyRun.yaml(configuration),
                Map.of(),
                Map.of(),
                parameters,
                discriminator);
    }

    private static List<Sample> pairs(int count, int height, int width, boolean gaps) {
        List<Sample> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Sample scene = new ProceduralMars().scene(i, height, width);
            byte[] ids = scene.mask().ids().clone();
            for (int pixel = 0; gaps && pixel < ids.length; pixel += 3) {
                ids[pixel] = (byte) NO_LABEL;
            }
            pairs.add(new Sample(scene.frame(), new Mask(height, width, ids)));
        }
        return pairs;
    }

    /** Any probabilities, as sure in one place as unsure in another. */
    private static List<Prediction> predictions(List<Sample> pairs) {
        SplittableRandom random = new SplittableRandom(4);
        List<Prediction> predictions = new ArrayList<>();
        for (Sample pair : pairs) {
            float[] probabilities = new float[pair.frame().grey().length * CLASSES];
            for (int first = 0; first < probabilities.length; first += CLASSES) {
                float sum = 0;
                for (int id = 0; id < CLASSES; id++) {
                    probabilities[first + id] = (float) Math.exp(4 * random.nextDouble());
                    sum += probabilities[first + id];
                }
                for (int id = 0; id < CLASSES; id++) {
                    probabilities[first + id] /= sum;
                }
            }
            predictions.add(new Prediction(pair.mask(), probabilities, CLASSES));
        }
        return predictions;
    }
}
