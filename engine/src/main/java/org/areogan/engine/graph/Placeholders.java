package org.areogan.engine.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;

/** What a graph must be given before it runs. */
public final class Placeholders {
    private Placeholders() {}

    /**
     * @param needed names of the placeholders that are read
     * @param given types of the inputs by name
     * @throws IllegalArgumentException if an input is unknown, of another type than its placeholder, or missing
     */
    public static void check(SameDiff graph, Collection<String> needed, Map<String, DataType> given) {
        List<String> placeholders = graph.inputs();
        given.forEach((name, type) -> {
            if (!placeholders.contains(name)) {
                throw new IllegalArgumentException(
                        "the graph has no placeholder named " + name + "; it has " + placeholders);
            }
            DataType taken = graph.getVariable(name).dataType();
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
