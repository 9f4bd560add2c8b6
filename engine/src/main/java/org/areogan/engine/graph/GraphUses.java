package org.areogan.engine.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;

/** Who makes and who reads the values of a graph. */
public final class GraphUses {
    private final Map<String, SameDiffOp> makers = new HashMap<>();
    private final Map<String, List<SameDiffOp>> readers = new HashMap<>();
    private final Set<String> outputs;

    public GraphUses(Operations operations) {
        outputs = new HashSet<>(operations.outputs());
        for (int i = 0; i < operations.size(); i++) {
            SameDiffOp operation = operations.get(i);
            operation.getOutputsOfOp().forEach(name -> makers.put(name, operation));
            Operations.inputsOf(operation)
                    .forEach(name -> readers.computeIfAbsent(name, unseen -> new ArrayList<>())
                            .add(operation));
        }
    }

    /** The operation that makes a value, if it is of this kind. */
    public @Nullable SameDiffOp maker(String value, String kind) {
        SameDiffOp maker = makers.get(value);
        return maker != null && maker.getOp().opName().equals(kind) ? maker : null;
    }

    /** The operation that alone reads a value which is not asked for as an output, if there is one. */
    public Optional<SameDiffOp> onlyReader(String value) {
        List<SameDiffOp> found = readers.getOrDefault(value, List.of());
        return found.size() == 1 && !isOutput(value) ? Optional.of(found.get(0)) : Optional.empty();
    }

    public boolean isMade(String value) {
        return makers.containsKey(value);
    }

    public boolean isOutput(String value) {
        return outputs.contains(value);
    }

    /** Whether none but these operations reads the value, and it is not asked for as an output. */
    public boolean isReadOnlyBy(String value, SameDiffOp... known) {
        return !isOutput(value) && isReadInGraphOnlyBy(value, known);
    }

    /** Whether no operations but these read the value; it may be an output. */
    public boolean isReadInGraphOnlyBy(String value, SameDiffOp... known) {
        return Set.of(known).containsAll(readers.getOrDefault(value, List.of()));
    }
}
