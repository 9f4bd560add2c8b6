package org.areogan.engine.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What a graph must be given before it runs. SameDiff looks for its placeholders among all variables, so that is done once. */
public final class Placeholders {
    private final Map<String, DataType> types;
    private final List<String> needed;

    /** @param read names of the variables that are read, among them placeholders */
    public Placeholders(SameDiff graph, Collection<String> read) {
        this.types = graph.inputs().stream()
                .collect(Collectors.toMap(
                        name -> name, name -> graph.getVariable(name).dataType()));
        this.needed = read.stream().filter(types::containsKey).toList();
    }

    /** Names of those that are read. */
    public List<String> needed() {
        return needed;
    }

    /** @throws IllegalArgumentException if an input is unknown, of another type than its placeholder, or missing */
    public void check(Map<String, INDArray> inputs) {
        checkTypes(inputs.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, input -> input.getValue().dataType())));
    }

    /**
     * As {@link #check}.
     *
     * @param given types of the inputs by name
     */
    public void checkTypes(Map<String, DataType> given) {
        given.forEach((name, type) -> {
            DataType taken = types.get(name);
            if (taken == null) {
                throw new IllegalArgumentException(
                        "the graph has no placeholder named " + name + "; it has " + types.keySet());
            }
            if (type != taken) {
                throw new IllegalArgumentException("placeholder " + name + " takes " + taken + ", got " + type);
            }
        });
        List<String> missing = new ArrayList<>(needed);
        missing.removeAll(given.keySet());
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("no input given for the placeholders " + missing);
        }
    }
}
