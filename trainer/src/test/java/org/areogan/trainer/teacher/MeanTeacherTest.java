package org.areogan.trainer.teacher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.areogan.discriminator.DiscriminatorKind;
import org.areogan.discriminator.DiscriminatorOptions;
import org.areogan.discriminator.VerdictGraph;
import org.areogan.engine.Engine;
import org.areogan.engine.Engines;
import org.areogan.engine.Parameters;
import org.areogan.engine.Predictor;
import org.areogan.engine.layers.Activations;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.Mode;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.engine.layers.Norm;
import org.areogan.generator.network.InferenceGraph;
import org.areogan.generator.network.UNet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.TinyConfiguration;
import org.areogan.trainer.configuration.yaml.ConfigurationReader;
import org.areogan.trainer.data.Batch;
import org.areogan.trainer.data.BatchShape;
import org.areogan.trainer.data.TrainingData;
import org.areogan.trainer.game.Game;
import org.areogan.trainer.game.StepRates;
import org.areogan.trainer.game.objective.SegmentObjectives;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class MeanTeacherTest {
    private static final Engine ENGINE = Engines.nd4j();
    private static final int HEIGHT = 16;
    private static final int WIDTH = 32;
    private static final int CLASSES = 5;
    private static final int UNLABELLED = 2;
    private static final int STEPS = 3;

    /** Nothing is changed in the copies, so that what was made of them can be told. */
    private static final List<String> STILL = List.of(
            "augmentation.flip_horizontal=0",
            "augmentation.flip_vertical=0",
            "augmentation.rotate=0",
            "augmentation.zoom=1",
            "augmentation.zoom_out=1",
            "augmentation.gamma=1",
            "augmentation.vignette=0",
            "augmentation.brightness=0",
            "augmentation.contrast=0",
            "augmentation.noise=0",
            "unlabelled.cut_mix=0",
            "unlabelled.weight=3",
            "unlabelled.from=2",
            "unlabelled.batch=" + UNLABELLED);

    private static RunConfiguration configuration(String... more) {
        List<String> settings = new java.util.ArrayList<>(STILL);
        settings.addAll(List.of(more));
        return ConfigurationReader.over("a test", TinyConfiguration.plain(), settings)
                .configuration();
    }

    private static TrainingData data(RunConfiguration configuration) {
        DataSet scenes = new ProceduralMars().dataSet(12, HEIGHT, WIDTH, 5);
        DataSet others = new ProceduralMars().dataSet(6, HEIGHT, WIDTH, 77);
        return TrainingData.open(
                DataSource.of(scenes).withUnlabelled(Optional.of(DataSource.of(others))), configuration);
    }

    private static Batch labelled(BatchShape shape) {
        float[] weights = new float[shape.pixels()];
        Arrays.fill(weights, 1f / weights.length);
        float[] judged = new float[shape.pixels()];
        Arrays.fill(judged, 1);
        return new Batch(shape, new float[shape.pixels()], new float[shape.pixels() * CLASSES], weights, judged);
    }

    /** What a test does with a teacher at work. */
    private interface Lesson {
        void with(MeanTeacher teacher, Game game, Parameters parameters, Batch labelled);
    }

    private static void teach(RunConfiguration configuration, Lesson lesson) {
        TrainingData data = data(configuration);
        BatchShape shape = data.batchShape(configuration);
        try (Parameters parameters = new Parameters(DataType.FLOAT);
                Game game = new Game(ENGINE, new SegmentObjectives(parameters, configuration, shape));
                MeanTeacher teacher = new MeanTeacher(
                        ENGINE,
                        game.session(),
                        parameters,
                        configuration,
                        data,
                        data.unlabelled().orElseThrow(),
                        STEPS)) {
            lesson.with(teacher, game, parameters, labelled(shape));
        }
    }

    /** The most probable class of each pixel by these parameters, [2, height, width], computed by another graph. */
    private static int[] labels(Parameters parameters, RunConfiguration configuration, float[] frames) {
        SameDiff graph = SameDiff.create();
        SDVariable frame = graph.placeHolder("frame", DataType.FLOAT, UNLABELLED, HEIGHT, WIDTH, 1);
        NetworkScope scope = new NetworkScope(graph, parameters, InferenceGraph.NETWORK, Mode.STATISTICS, 0);
        Activations.softmax(scope, UNet.logits(scope, new FeatureMap(frame, 1), CLASSES, configuration.generator()))
                .variable()
                .rename("out");
        try (Predictor predictor = ENGINE.predictor(graph, List.of("out"));
                INDArray input = Nd4j.create(frames, new long[] {UNLABELLED, HEIGHT, WIDTH, 1}, 'c')) {
            return predictor
                    .predict(Map.of("frame", input))
                    .get("out")
                    .argMax(3)
                    .ravel()
                    .toIntVector();
        }
    }

    @Test
    void beforeItsEpochUnlabelledFramesAreThereAndCountForNothing() {
        teach(configuration(), (teacher, game, parameters, labelled) -> {
            Batch whole = teacher.completed(labelled, STEPS);

            int head = labelled.shape().pixels();
            assertThat(whole.shape().batch()).isEqualTo(labelled.shape().batch() + UNLABELLED);
            assertThat(Arrays.copyOf(whole.weights(), head)).isEqualTo(labelled.weights());
            assertThat(tail(whole.weights(), head)).containsOnly(0f);
            assertThat(tail(whole.judged(), head)).containsOnly(0f);
            assertThat(tail(whole.frame(), head)).as("the frames themselves").doesNotContain(0f);
        });
    }

    @Test
    void onceItIsTimeWhatTheAverageSaysIsTheTruthOfTheUnlabelledFrames() {
        RunConfiguration configuration = configuration("unlabelled.threshold=0.01", "unlabelled.rare_threshold=0.01");
        teach(configuration, (teacher, game, parameters, labelled) -> {
            Batch whole = teacher.completed(labelled, STEPS + 1);

            int head = labelled.shape().pixels();
            // Before the first step the average is what the generator begins with.
            int[] expected = labels(parameters, configuration, tail(whole.frame(), head));
            float[] truth = tail(whole.truth(), head * CLASSES);
            assertThat(IntStream.range(0, expected.length).map(pixel -> hot(truth, pixel)))
                    .containsExactly(Arrays.stream(expected).boxed().toArray(Integer[]::new));
            double sum = 0;
            for (float weight : tail(whole.weights(), head)) {
                sum += weight;
            }
            assertThat(sum).as("the weight, since every pixel counts").isCloseTo(3, within(1e-4));
        });
    }

    @Test
    void theTeacherFollowsTheStepsOfTheGenerator() {
        RunConfiguration configuration = configuration("unlabelled.threshold=0.01", "unlabelled.rare_threshold=0.01");
        teach(configuration, (teacher, game, parameters, labelled) -> {
            Batch before = teacher.completed(labelled, STEPS + 1);
            for (int step = 1; step <= 5; step++) {
                game.step(before, step, new StepRates(0.05, 0.05, 0));
            }
            Batch after = teacher.completed(labelled, STEPS + 1);

            assertThat(after.frame()).as("the same frames").isEqualTo(before.frame());
            assertThat(after.truth()).as("another opinion").isNotEqualTo(before.truth());
        });
    }

    @Test
    void pixelsCountWhereTheTeacherIsSureAndTheRareClassHasAThresholdOfItsOwn() {
        byte[] labels = {1, 1, 4, 4};
        float[] sureness = {0.95f, 0.89f, 0.71f, 0.69f};

        assertThat(new SurePixels(0.9, 4, 0.7).of(new float[4], labels, sureness))
                .containsExactly(true, false, true, false);
    }

    @Test
    void pixelsCountWhereTheDiscriminatorTakesTheMaskForATrueOne() {
        RunConfiguration configuration = configuration("objective.lambda_adv=1", "unlabelled.choice=discriminator");
        DiscriminatorOptions options =
                new DiscriminatorOptions(DiscriminatorKind.PIXEL, List.of(1), 1, Norm.NONE, false);
        BatchShape shape = new BatchShape(UNLABELLED, HEIGHT, WIDTH, CLASSES);
        try (Parameters parameters = new Parameters(DataType.FLOAT);
                Game game = new Game(ENGINE, new SegmentObjectives(parameters, configuration, shape));
                Parameters own = new Parameters(DataType.FLOAT)) {
            VerdictGraph.build(options, 1 + CLASSES, own, HEIGHT, WIDTH);
            believeInClass(own, 2);
            try (RealPixels choice = new RealPixels(ENGINE, game.session(), own, options, shape, 0.2)) {
                byte[] labels = new byte[shape.pixels()];
                for (int pixel = 0; pixel < labels.length; pixel++) {
                    labels[pixel] = (byte) (pixel * 7 % CLASSES);
                }

                boolean[] chosen = choice.of(new float[labels.length], labels, new float[labels.length]);

                for (int pixel = 0; pixel < labels.length; pixel++) {
                    assertThat(chosen[pixel]).as("pixel %d", pixel).isEqualTo(labels[pixel] == 2);
                }
            }
        }
    }

    /** A discriminator of two 1x1 layers whose logit is 5 where this class is and -5 elsewhere. */
    private static void believeInClass(Parameters own, int id) {
        own.names().forEach(name -> own.get(name).assign(0));
        List<String> weights =
                own.names().stream().filter(name -> own.get(name).rank() == 4).toList();
        assertThat(weights).hasSize(2);
        String first = weights.stream()
                .filter(name -> own.get(name).length() == 1 + CLASSES)
                .findFirst()
                .orElseThrow();
        String last =
                weights.stream().filter(name -> !name.equals(first)).findFirst().orElseThrow();
        own.get(first).putScalar(1 + id, 1);
        own.get(last).assign(10);
        List<String> biases =
                own.names().stream().filter(name -> own.get(name).rank() == 1).toList();
        own.get(biases.get(biases.size() - 1)).assign(-5);
    }

    private static float[] tail(float[] values, int from) {
        return Arrays.copyOfRange(values, from, values.length);
    }

    /** The class whose value is 1; -1 if there is none. */
    private static int hot(float[] truth, int pixel) {
        for (int id = 0; id < CLASSES; id++) {
            if (truth[pixel * CLASSES + id] == 1) {
                return id;
            }
        }
        return -1;
    }
}
