package org.areogan.engine.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.shape.LongShapeDescriptor;

/**
 * An operation that ND4J does not have: engines run it by code of their own or by {@link #run}. No gradient goes through
 * it. To SameDiff, which can neither copy nor differentiate what it does not know, the result is a placeholder.
 */
public abstract class HostOperation extends DynamicCustomOp {
    private static final long ANY = -1;

    private final String kind;

    /** @param kind of operation, which {@link #opName()} is to be */
    protected HostOperation(String kind) {
        this.kind = kind;
    }

    /**
     * @param inputs values of each input, row by row; not changed
     * @return as many values as the first input has
     */
    public abstract float[] run(List<float[]> inputs);

    @Override
    public final String opName() {
        return kind;
    }

    /** The result's shape is that of the first input. */
    @Override
    public final List<LongShapeDescriptor> calculateOutputShape(OpContext context) {
        return List.of(context.getInputArray(0).shapeDescriptor());
    }

    /**
     * Adds the operation to the graph of its inputs. None of them may be renamed afterwards.
     *
     * @param inputs the first has four dimensions
     */
    protected final SDVariable addTo(SDVariable... inputs) {
        SameDiff graph = inputs[0].getSameDiff();
        String name = graph.generateNewVarName(kind, 0);
        SDVariable result = graph.placeHolder(name, inputs[0].dataType(), ANY, ANY, ANY, ANY);
        graph.getOps()
                .put(
                        name,
                        SameDiffOp.builder()
                                .name(name)
                                .op(this)
                                .inputsToOp(List.of(inputs).stream()
                                        .map(SDVariable::name)
                                        .toList())
                                .outputsOfOp(List.of(name))
                                .build());
        return result;
    }

    /** Those of a graph, by name. */
    public static Map<String, SameDiffOp> in(SameDiff graph) {
        Map<String, SameDiffOp> found = new LinkedHashMap<>(graph.getOps());
        found.values().removeIf(operation -> !(operation.getOp() instanceof HostOperation));
        return found;
    }
}
