package org.areogan.engine.layers;

import java.util.ArrayList;
import java.util.List;
import org.areogan.engine.Parameters;
import org.areogan.engine.StatisticUpdate;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network while it is being built: the graph it is added to, where its parameters live, and what it asks of a step.
 *
 * <p>Building the same network in a second scope over the same {@link Parameters} (say for inference) finds the
 * parameters of the first by their names instead of making new ones.
 */
public final class NetworkScope {
    private final SameDiff graph;
    private final Parameters parameters;
    private final String name;
    private final Mode mode;
    private final long seed;
    private final boolean frozen;
    private final List<StatisticUpdate> statistics;

    /**
     * @param name prefix of all parameters, e.g. {@code generator}
     * @param seed of the initial weights; each array draws from its own stream, made from the seed and its name
     */
    public NetworkScope(SameDiff graph, Parameters parameters, String name, Mode mode, long seed) {
        this(graph, parameters, name, mode, seed, false, new ArrayList<>());
    }

    private NetworkScope(
            SameDiff graph,
            Parameters parameters,
            String name,
            Mode mode,
            long seed,
            boolean frozen,
            List<StatisticUpdate> statistics) {
        this.graph = graph;
        this.parameters = parameters;
        this.name = name;
        this.mode = mode;
        this.seed = seed;
        this.frozen = frozen;
        this.statistics = statistics;
    }

    /** A part of the same network, whose parameters are named under {@code name()/part}. */
    public NetworkScope within(String part) {
        return new NetworkScope(graph, parameters, name + "/" + part, mode, seed, frozen, statistics);
    }

    /**
     * The same place for a network that has learnt all it will: whatever graph is built here, it runs as in inference, and
     * no gradient moves its weights.
     */
    public NetworkScope frozen() {
        return new NetworkScope(graph, parameters, name, Mode.INFERENCE, seed, true, new ArrayList<>());
    }

    public SameDiff graph() {
        return graph;
    }

    public Parameters parameters() {
        return parameters;
    }

    public String name() {
        return name;
    }

    public Mode mode() {
        return mode;
    }

    /**
     * The trained parameter of this name in the graph (a constant in a {@link #frozen} network), made and initialised if nobody has asked for it before.
     *
     * @param parameter its name below this scope's, e.g. {@code bias}
     * @param fanIn inputs that each output sums, which the initialiser scales by
     * @param fanOut outputs that each input reaches
     */
    public SDVariable weights(String parameter, Initializer initializer, long fanIn, long fanOut, long... shape) {
        String path = path(parameter);
        INDArray array = parameters.getOrMake(
                path, !frozen, () -> initializer.create(parameters.type(), seed, path, fanIn, fanOut, shape), shape);
        if (graph.hasVariable(path)) {
            return graph.getVariable(path);
        }
        return frozen ? graph.constant(path, array) : graph.var(path, array);
    }

    /** The statistic of this name in the graph, which no gradient moves; see {@link #update}. */
    public SDVariable statistic(String statistic, Initializer initializer, long... shape) {
        String path = path(statistic);
        INDArray array = parameters.getOrMake(
                path, false, () -> initializer.create(parameters.type(), seed, path, 1, 1, shape), shape);
        return graph.hasVariable(path) ? graph.getVariable(path) : graph.constant(path, array);
    }

    private String path(String parameter) {
        return name + "/" + parameter;
    }

    /** The updates that a training step on this graph must make, in the order in which layers asked for them. */
    public List<StatisticUpdate> statistics() {
        return List.copyOf(statistics);
    }

    /** Asks that a training step replaces a statistic by a mix of itself and a value of this graph. */
    public void update(StatisticUpdate statistic) {
        statistics.add(statistic);
    }
}
