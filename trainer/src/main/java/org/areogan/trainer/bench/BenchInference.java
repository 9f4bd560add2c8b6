package org.areogan.trainer.bench;

import org.areogan.engine.Parameters;
import org.areogan.engine.layers.Activations;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.Mode;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.generator.network.UNet;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.data.BatchShape;
import org.areogan.trainer.game.GameObjectives;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/** The generator as it segments, with random weights. */
final class BenchInference {
    static final String FRAME = "frame";
    static final String PROBABILITIES = "probabilities";

    private BenchInference() {}

    /** From {@link #FRAME} [batch, height, width, 1] to {@link #PROBABILITIES} [batch, height, width, classes]. */
    static SameDiff graph(BenchCase bench, Parameters parameters) {
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
}
