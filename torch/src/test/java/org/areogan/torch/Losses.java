package org.areogan.torch;

import java.util.List;
import java.util.Map;
import org.areogan.engine.Objective;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.Initializer;
import org.areogan.engine.layers.Mode;
import org.areogan.engine.layers.NetworkScope;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;

/** Makes an objective of any feature map. */
public final class Losses {
    static final String LOSS = "loss";
    static final String OUTPUT = "output";

    private static final int BATCH = 16;

    private static final int SIDE = 8;

    /** What is tried on features. */
    public interface Layer {
        FeatureMap apply(NetworkScope scope, FeatureMap x);
    }

    private Losses() {}

    /** Of a layer on features [16, 8, 8, channels] that are a trained parameter, so that their gradient is seen. */
    public static Parity.Problem ofFeatures(DataType type, int channels, Layer layer) {
        SameDiff graph = SameDiff.create();
        Parameters parameters = new Parameters(type);
        NetworkScope scope = new NetworkScope(graph, parameters, "net", Mode.TRAINING, 3);
        SDVariable features = scope.weights("features", Initializer.HE, 2, 1, BATCH, SIDE, SIDE, channels);
        FeatureMap x = new FeatureMap(features, BATCH, SIDE, SIDE, channels);
        return of(graph, parameters, scope, layer.apply(scope, x));
    }

    /**
     * The loss is the map's values, each times a factor of its own, squared and summed, so that no two of them can stand
     * in for each other; the map itself is an output.
     */
    public static Parity.Problem of(SameDiff graph, Parameters parameters, NetworkScope scope, FeatureMap map) {
        SDVariable loss = loss(graph, parameters, map);
        loss.rename(LOSS);
        return problem(graph, parameters, scope);
    }

    /** The same with the squares of another variable added. */
    public static Parity.Problem of(
            SameDiff graph, Parameters parameters, NetworkScope scope, FeatureMap map, SDVariable squared) {
        SDVariable loss =
                loss(graph, parameters, map).add(graph.math().square(squared).sum());
        loss.rename(LOSS);
        return problem(graph, parameters, scope);
    }

    private static SDVariable loss(SameDiff graph, Parameters parameters, FeatureMap map) {
        SDVariable output = map.variable().mul(OUTPUT, 1.0);
        SDVariable factors = graph.constant(
                "factors",
                Parity.random(parameters.type(), 11, map.batch(), map.height(), map.width(), map.channels())
                        .addi(0.5));
        return graph.math().square(output.mul(factors).add(0.3)).sum();
    }

    private static Parity.Problem problem(SameDiff graph, Parameters parameters, NetworkScope scope) {
        Objective objective = new Objective(
                "problem",
                graph,
                LOSS,
                parameters.trainedNames(""),
                List.of(),
                List.of(OUTPUT),
                scope.statistics(),
                Parity.FORGETFUL,
                0);
        return new Parity.Problem(objective, parameters, Map.of());
    }
}
