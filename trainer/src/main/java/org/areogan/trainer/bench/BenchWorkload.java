package org.areogan.trainer.bench;

import java.util.List;
import java.util.Map;
import org.areogan.engine.Engine;
import org.areogan.engine.Parameters;
import org.areogan.engine.Predictor;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.data.Batch;
import org.areogan.trainer.data.BatchShape;
import org.areogan.trainer.events.Losses;
import org.areogan.trainer.game.Game;
import org.areogan.trainer.game.SegmentObjectives;
import org.areogan.trainer.game.StepRates;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Work that is ready to be done again and again. */
interface BenchWorkload extends AutoCloseable {
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

    /** Steps of training, from the batch in the heap to the losses. */
    final class Steps implements BenchWorkload {
        private final Parameters parameters = new Parameters(DataType.FLOAT);
        private final Game game;
        private final Batch batch;
        private final StepRates rates;

        Steps(Engine engine, RunConfiguration configuration, BatchShape shape) {
            this.game = new Game(engine, new SegmentObjectives(parameters, configuration, shape));
            this.batch = BenchData.batch(shape, configuration.seed());
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
            this.predictor =
                    engine.predictor(BenchInference.graph(bench, parameters), List.of(BenchInference.PROBABILITIES));
            this.frames = Nd4j.create(
                    BenchData.batch(shape, bench.configuration().seed()).frame(),
                    new long[] {shape.batch(), shape.height(), shape.width(), 1},
                    'c');
        }

        @Override
        public double run(long number) {
            Map<String, INDArray> results = predictor.predict(Map.of(BenchInference.FRAME, frames));
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
