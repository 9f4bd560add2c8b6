package org.areogan.torch.graph;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.areogan.engine.graph.Operations;
import org.areogan.torch.graph.kernel.Attributes;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;
import org.nd4j.linalg.api.ops.BaseOp;
import org.nd4j.linalg.api.ops.ReduceOp;

/**
 * Tells of which graphs it is certain that they say the same of a frame whether it comes alone or among others. All placeholders and
 * outputs are [batch, height, width, channels] then, and a batch may be cut.
 */
final class FrameByFrame {
    private static final int RANK = 4;
    private static final int BATCH = 0;
    private static final int LAST = -1;

    /** Read a neighbourhood or a single value of one frame, by weights that are no frames. */
    private static final Set<String> OF_ONE = Set.of(
            "conv2d",
            "deconv2d",
            "maxpool2d",
            "avgpool2d",
            "depth_to_space",
            "relu",
            "leakyrelu",
            "tanh",
            "sigmoid",
            "softplus",
            "neg",
            "abs",
            "square",
            "sqrt",
            "exp",
            "log",
            "identity",
            "add_scalar",
            "sub_scalar",
            "mul_scalar",
            "div_scalar");

    private static final Set<String> OF_TWO = Set.of("add", "subtract", "multiply", "divide");

    private final SameDiff graph;

    /** Names of the values whose first dimension is the batch's. */
    private final Set<String> batches = new HashSet<>();

    private FrameByFrame(SameDiff graph) {
        this.graph = graph;
    }

    static boolean is(SameDiff graph, List<String> outputs) {
        return new FrameByFrame(graph).holds(new Operations(graph, outputs));
    }

    private boolean holds(Operations operations) {
        for (String name : operations.placeholders()) {
            if (!hasRank(graph.getVariable(name), RANK)) {
                return false;
            }
            batches.add(name);
        }
        for (int i = 0; i < operations.size(); i++) {
            SameDiffOp operation = operations.get(i);
            boolean readsFrames = Operations.inputsOf(operation).stream().anyMatch(batches::contains);
            if (readsFrames && !isOfFrames(operation)) {
                return false;
            }
            if (readsFrames) {
                batches.addAll(operation.getOutputsOfOp());
            } else if (Operations.inputsOf(operation).isEmpty()) {
                return false;
            }
        }
        return batches.containsAll(operations.outputs());
    }

    private boolean isOfFrames(SameDiffOp operation) {
        List<String> inputs = Operations.inputsOf(operation);
        String kind = operation.getOp().opName();
        if (OF_ONE.contains(kind)) {
            return inputs.subList(1, inputs.size()).stream().noneMatch(batches::contains);
        }
        if (OF_TWO.contains(kind)) {
            return inputs.stream().allMatch(name -> batches.contains(name) || isOfChannels(name));
        }
        return switch (kind) {
            case "concat" -> Attributes.whole(operation, 0, BATCH) > BATCH && batches.containsAll(inputs);
            case "softmax" -> isWithinFrames(Attributes.whole(operation, 0, LAST));
            case "reduce_mean", "reduce_sum", "reduce_max" -> inputs.size() == 1 && leavesTheBatch(operation);
            default -> false;
        };
    }

    private static boolean isWithinFrames(long dimension) {
        return dimension > BATCH || dimension == LAST;
    }

    private static boolean leavesTheBatch(SameDiffOp reduction) {
        if (!(reduction.getOp() instanceof ReduceOp known) || !known.isKeepDims()) {
            return false;
        }
        int @Nullable [] dimensions = ((BaseOp) reduction.getOp()).getDimensions();
        return dimensions != null
                && dimensions.length > 0
                && Arrays.stream(dimensions).allMatch(dimension -> dimension > BATCH && dimension < RANK);
    }

    /** Whether a value that is no batch has one number for each channel, or one for all; what is worked out from such is one, too. */
    private boolean isOfChannels(String name) {
        SDVariable variable = graph.getVariable(name);
        if (variable.getVariableType() != VariableType.ARRAY) {
            return variable.getVariableType() != VariableType.PLACEHOLDER
                    && variable.getArr().rank() <= 1;
        }
        SameDiffOp maker = graph.getOps().values().stream()
                .filter(operation -> operation.getOutputsOfOp().contains(name))
                .findFirst()
                .orElseThrow();
        String kind = maker.getOp().opName();
        return (OF_TWO.contains(kind) || kind.equals("sqrt") || kind.equals("add_scalar"))
                && Operations.inputsOf(maker).stream().allMatch(this::isOfChannels);
    }

    private static boolean hasRank(SDVariable variable, int rank) {
        long @Nullable [] shape = variable.getShape();
        return shape != null && shape.length == rank;
    }
}
