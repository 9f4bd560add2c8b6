package org.areogan.trainer.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.areogan.engine.Engine;
import org.areogan.engine.Engines;
import org.areogan.engine.Parameters;
import org.areogan.engine.Predictor;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.Mode;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.generator.network.InferenceGraph;
import org.areogan.generator.network.Normalization;
import org.areogan.generator.network.UNet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.augment.Augmenter;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.TinyConfiguration;
import org.areogan.trainer.data.BatchAssembler;
import org.areogan.trainer.data.BatchLoader;
import org.areogan.trainer.data.BatchShape;
import org.areogan.trainer.data.FrameOrder;
import org.areogan.trainer.data.Seeds;
import org.areogan.trainer.game.objective.SegmentObjectives;
import org.areogan.trainer.game.objective.StandingGenerator;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class CleanStatisticsTest {
    private static final Engine ENGINE = Engines.nd4j();
    private static final BatchShape SHAPE = new BatchShape(4, 16, 32, 5);
    private static final Seeds SEEDS = new Seeds(3);
    private static final RunConfiguration TINY = TinyConfiguration.plain();

    private static BatchLoader batches(int count) {
        DataSet scenes = new ProceduralMars().dataSet(12, 16, 32, 5);
        return new BatchLoader(
                scenes,
                FrameOrder.plain(SEEDS, scenes.size()),
                Optional.empty(),
                0,
                new Augmenter(Augmenter.Options.NONE, scenes.classes()),
                false,
                new BatchAssembler(SHAPE, new Normalization(0.5, 0.2), new double[5]),
                SEEDS,
                count,
                1);
    }

    /** What the network says of a batch, by the batch's own statistics or by those that it keeps. */
    private static double[] logits(Parameters parameters, Mode mode, float[] frames) {
        SameDiff graph = SameDiff.create();
        SDVariable frame = graph.placeHolder("frame", DataType.FLOAT, 4, 16, 32, 1);
        NetworkScope scope = new NetworkScope(graph, parameters, InferenceGraph.NETWORK, mode, 1);
        UNet.logits(scope, new FeatureMap(frame, 1), 5, TINY.generator())
                .variable()
                .rename("logits");
        try (Predictor predictor = ENGINE.predictor(graph, List.of("logits"));
                INDArray input = Nd4j.create(frames, new long[] {4, 16, 32, 1}, 'c')) {
            return predictor
                    .predict(Map.of("frame", input))
                    .get("logits")
                    .dup()
                    .data()
                    .asDouble();
        }
    }

    @Test
    void afterOneBatchTheKeptStatisticsAreThatBatchs() {
        try (Parameters parameters = new Parameters(DataType.FLOAT);
                BatchLoader same = batches(1)) {
            SegmentObjectives objectives = new SegmentObjectives(parameters, TINY, SHAPE);
            objectives.players();
            same.startEpoch(0, 0);
            float[] frames = same.next().frame();
            double[] before = logits(parameters, Mode.INFERENCE, frames);
            try (CleanStatistics statistics = new CleanStatistics(ENGINE, objectives, parameters, batches(1))) {
                statistics.collect();
            }
            double[] after = logits(parameters, Mode.INFERENCE, frames);
            assertThat(after).isNotEqualTo(before);
            assertThat(after).containsExactly(logits(parameters, Mode.STATISTICS, frames), within(1e-4));
        }
    }

    @Test
    void overSeveralBatchesTheyAreTheMeanAndNothingElseMoves() {
        try (Parameters parameters = new Parameters(DataType.FLOAT)) {
            SegmentObjectives objectives = new SegmentObjectives(parameters, TINY, SHAPE);
            objectives.players();
            String mean = parameters.names().stream()
                    .filter(name -> name.endsWith("/mean"))
                    .findFirst()
                    .orElseThrow();
            try (Parameters untouched = parameters.copy("");
                    CleanStatistics statistics = new CleanStatistics(ENGINE, objectives, parameters, batches(3))) {
                statistics.collect();
                double[] first = parameters.get(mean).dup().data().asDouble();
                statistics.collect();
                assertThat(parameters.get(mean).dup().data().asDouble())
                        .as("the same batches again")
                        .isEqualTo(first);
                assertThat(first).containsExactly(averageOfSingle(objectives, parameters, mean), within(1e-5));
                parameters
                        .trainedNames("")
                        .forEach(name -> assertThat(parameters.get(name)).isEqualTo(untouched.get(name)));
            }
        }
    }

    /** The first layer's mean over the three batches, from the graph's own output batch by batch. */
    private static double[] averageOfSingle(SegmentObjectives objectives, Parameters parameters, String mean) {
        StandingGenerator standing = objectives.standing(parameters);
        String output = standing.statistics().stream()
                .filter(each -> each.statistic().equals(mean))
                .findFirst()
                .orElseThrow()
                .value();
        double[] sum = new double[(int) parameters.get(mean).length()];
        try (Predictor predictor = ENGINE.predictor(standing.graph(), List.of(output));
                BatchLoader batches = batches(3)) {
            batches.startEpoch(0, 0);
            for (int step = 0; step < 3; step++) {
                try (INDArray input = Nd4j.create(batches.next().frame(), new long[] {4, 16, 32, 1}, 'c')) {
                    double[] one = predictor
                            .predict(Map.of("frame", input))
                            .get(output)
                            .dup()
                            .data()
                            .asDouble();
                    for (int i = 0; i < sum.length; i++) {
                        sum[i] += one[i] / 3;
                    }
                }
            }
        }
        return sum;
    }
}
