package org.areogan.engine.nd4j;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.areogan.engine.graph.Operations;
import org.areogan.engine.graph.Placeholders;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runs a graph for the outputs that were asked for, with a {@link Plan} for each combination of input shapes. */
final class GraphRunner implements AutoCloseable {
    /** A last, smaller batch of an epoch and an evaluation of another size; more would only hold memory. */
    private static final int PLANS = 4;

    private final SameDiff graph;
    private final BufferPool pool;
    private final Operations operations;
    private final Placeholders placeholders;
    private final Map<String, Plan> plans = new LinkedHashMap<>(8, 0.75f, true);

    GraphRunner(SameDiff graph, List<String> outputs, BufferPool pool) {
        this.graph = graph;
        this.pool = pool;
        this.operations = new Operations(graph, outputs);
        this.placeholders = new Placeholders(graph, operations.placeholders());
    }

    /**
     * @param seed of everything random in the graph
     * @return arrays of the pool, which hold until anything else is run on it
     */
    Map<String, INDArray> run(Map<String, INDArray> inputs, long seed) {
        placeholders.check(inputs);
        String shapes = new TreeMap<>(inputs)
                .entrySet().stream()
                        .map(input -> input.getKey()
                                + Arrays.toString(input.getValue().shape()))
                        .collect(Collectors.joining());
        Plan known = plans.get(shapes);
        if (known != null) {
            return known.run(inputs, seed);
        }
        makeRoom();
        Plan plan = new Plan(graph, operations, inputs, pool, seed);
        plans.put(shapes, plan);
        return plan.outputs();
    }

    @Override
    public void close() {
        plans.values().forEach(Plan::close);
        plans.clear();
    }

    private void makeRoom() {
        Iterator<Plan> oldest = plans.values().iterator();
        while (plans.size() >= PLANS) {
            oldest.next().close();
            oldest.remove();
        }
    }
}
