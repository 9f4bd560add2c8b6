package org.areogan.engine;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.autodiff.samediff.SameDiff;

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
    private final List<StatisticUpdate> statistics = new ArrayList<>();

    /**
     * @param name prefix of all parameters, e.g. {@code generator}
     * @param seed of the initial weights; each array draws from its own stream, made from the seed and its name
     */
    public NetworkScope(SameDiff graph, Parameters parameters, String name, Mode mode, long seed) {
        this.graph = graph;
        this.parameters = parameters;
        this.name = name;
        this.mode = mode;
        this.seed = seed;
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

    public long seed() {
        return seed;
    }

    /** The updates that a training step on this graph must make, in the order in which layers asked for them. */
    public List<StatisticUpdate> statistics() {
        return List.copyOf(statistics);
    }

    public void update(StatisticUpdate statistic) {
        statistics.add(statistic);
    }
}
