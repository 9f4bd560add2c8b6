package org.areogan.trainer.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.areogan.engine.Engine;
import org.areogan.engine.Parameters;
import org.areogan.engine.Predictor;
import org.areogan.engine.layers.Activations;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.Mode;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.generator.network.UNet;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.data.Batch;
import org.areogan.trainer.data.BatchShape;
import org.areogan.trainer.data.Seeds;
import org.areogan.trainer.data.Seeds.Purpose;
import org.areogan.trainer.events.Losses;
import org.areogan.trainer.game.Game;
import org.areogan.trainer.game.StepRates;
import org.areogan.trainer.game.objective.GameObjectives;
import org.areogan.trainer.game.objective.SegmentObjectives;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Work that is ready to be done again and again. */
interface BenchWorkload extends AutoCloseable {
    String FRAME = "frame";
    String PROBABILITIES = "probabilities";

    /**
     * Does it once, to the end.
     *
     * @param number of the time, from 1
     * @return a number that all of the work went into, so that none of it can be left undone
     */
    double run(long number);

    @Override
    void close();

    static BenchWorkload open(BenchWork work, Engine engine, BenchCase bench) {
        return switch (work) {
            case GAME -> new Steps(engine, bench.configuration(), bench.shape());
            case UNET -> new Steps(engine, bench.plain(), bench.shape());
            case FORWARD -> new Forward(engine, bench);
        };
    }

    /**
     * An invented batch, since how much there is to calculate does not depend on what the values are: evenly spread
     * brightness, a random class at each pixel, all pixels weighted alike. The same for the same seed.
     */
    static Batch batch(BatchShape shape, long seed) {
        RandomGenerator random = new Seeds(seed).random(Purpose.SAMPLE, 0, 0);
        float[] frame = new float[shape.pixels()];
        float[] truth = new float[shape.pixels() * shape.classes()];
        for (int pixel = 0; pixel < frame.length; pixel++) {
            frame[pixel] = random.nextFloat();
            truth[pixel * shape.classes() + random.nextInt(shape.classes())] = 1;
        }
        return new Batch(shape, frame, truth, filled(shape, 1f / shape.pixels()), filled(shape, 1));
    }

    private static float[] filled(BatchShape shape, float value) {
        float[] values = new float[shape.pixels()];
        Arrays.fill(values, value);
        return values;
    }

    /** The generator as it segments, with random weights, from {@link #FRAME} [batch, height, width, 1] to {@link #PROBABILITIES} [batch, height, width, classes]. */
    static SameDiff inference(BenchCase bench, Parameters parameters) {
        BatchShape shape = bench.shape();
        RunConfiguration configuration = bench.configuration();
        SameDiff graph = SameDiff.create();
        SDVariable frame = graph.placeHolder(FRAME, parameters.type(), shape.batch(), shape.height(), shape.width(), 1);
        NetworkScope scope =
                new NetworkScope(graph, parameters, GameObjectives.GENERATOR, Mode.INFERENCE, configuration.seed());
        FeatureMap logits = UNet.logits(scope, new FeatureMap(frame, 1), shape.classes(), configuration.generator());
        Activations.softmax(scope, logits).variable().rename(PROBABILITIES);
        return graph;
    }

    /** Steps of training, from the batch in the heap to the losses. */
    final class Steps implements BenchWorkload {
        private final Parameters parameters = new Parameters(DataType.FLOAT);
        private final Game game;
        private final Batch batch;
        private final StepRates rates;

        Steps(Engine engine, RunConfiguration configuration, BatchShape shape) {
            this.game = new Game(engine, new SegmentObjectives(parameters, configuration, shape));
            this.batch = BenchWorkload.batch(shape, configuration.seed());
            this.rates = new StepRates(
                    configuration.generatorOptimizer().learningRate(),
                    configuration.discriminatorOptimizer().learningRate(),
                    configuration.objective().instanceNoise());
        }

        @Override
        public double run(long number) {
            Losses losses = game.step(batch, number, rates);
            return losses.generator() + (Double.isNaN(losses.discriminator()) ? 0 : losses.discriminator());
        }

        @Override
        public void close() {
            game.close();
            parameters.close();
        }
    }

    /** Forward passes, from an array of the host to one of the host. */
    final class Forward implements BenchWorkload {
        private final Parameters parameters = new Parameters(DataType.FLOAT);
        private final Predictor predictor;
        private final INDArray frames;

        Forward(Engine engine, BenchCase bench) {
            BatchShape shape = bench.shape();
            this.predictor = engine.frozen(inference(bench, parameters), List.of(PROBABILITIES));
            this.frames = Nd4j.create(
                    BenchWorkload.batch(shape, bench.configuration().seed()).frame(),
                    new long[] {shape.batch(), shape.height(), shape.width(), 1},
                    'c');
        }

        @Override
        public double run(long number) {
            Map<String, INDArray> results = predictor.predict(Map.of(FRAME, frames));
            double last = results.values().stream()
                    .mapToDouble(result -> result.getDouble(result.length() - 1))
                    .sum();
            results.values().forEach(INDArray::close);
            return last;
        }

        @Override
        public void close() {
            predictor.close();
            frames.close();
            parameters.close();
        }
    }
}
