package org.areogan.engine.graph;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;

/**
 * The operations that make {@code (x - mean) * (gain / sqrt(variance + epsilon)) + bias}, as {@link
 * org.areogan.engine.layers.Normalizations} builds it, so that whoever has an operation for all of it can run that instead.
 *
 * @param last adds the bias
 * @param scaled multiplies by the factor
 * @param centred subtracts the mean
 * @param factor divides the gain
 * @param root takes the square root
 * @param shifted adds epsilon to the variance
 */
public record NormPattern(
        SameDiffOp last,
        SameDiffOp scaled,
        SameDiffOp centred,
        SameDiffOp factor,
        SameDiffOp root,
        SameDiffOp shifted) {

    /**
     * @param last the addition of the bias, if this is a norm
     * @return nothing if it is none, or if something else reads what it works out on the way
     */
    public static Optional<NormPattern> endingIn(SameDiffOp last, GraphUses uses) {
        SameDiffOp scaled = input(last, 0, "multiply", uses);
        if (!last.getOp().opName().equals("add") || scaled == null) {
            return Optional.empty();
        }
        SameDiffOp centred = input(scaled, 0, "subtract", uses);
        SameDiffOp factor = input(scaled, 1, "divide", uses);
        SameDiffOp root = factor == null ? null : input(factor, 1, "sqrt", uses);
        SameDiffOp shifted = root == null ? null : input(root, 0, "add_scalar", uses);
        if (centred == null || factor == null || root == null || shifted == null) {
            return Optional.empty();
        }
        boolean fits = !uses.isMade(name(factor, 0))
                && !uses.isMade(name(last, 1))
                && uses.isReadOnlyBy(output(scaled), last)
                && uses.isReadOnlyBy(output(factor), scaled)
                && uses.isReadOnlyBy(output(root), factor)
                && uses.isReadOnlyBy(output(shifted), root);
        return fits ? Optional.of(new NormPattern(last, scaled, centred, factor, root, shifted)) : Optional.empty();
    }

    public String x() {
        return name(centred, 0);
    }

    public String mean() {
        return name(centred, 1);
    }

    public String variance() {
        return name(shifted, 0);
    }

    public String gain() {
        return name(factor, 0);
    }

    public String bias() {
        return name(last, 1);
    }

    /** Whether mean and variance are stored ones, as in a batch norm's inference, and nothing else reads what is centred. */
    public boolean isByStoredStatistics(GraphUses uses) {
        return !uses.isMade(mean()) && !uses.isMade(variance()) && uses.isReadOnlyBy(output(centred), scaled);
    }

    public Set<SameDiffOp> operations() {
        return Set.of(last, scaled, centred, factor, root, shifted);
    }

    /** The operation that makes an input, if it is of this kind. */
    public static @Nullable SameDiffOp input(SameDiffOp operation, int index, String kind, GraphUses uses) {
        List<String> inputs = Operations.inputsOf(operation);
        return index < inputs.size() ? uses.maker(inputs.get(index), kind) : null;
    }

    private static String name(SameDiffOp operation, int index) {
        return Operations.inputsOf(operation).get(index);
    }

    private static String output(SameDiffOp operation) {
        return operation.getOutputsOfOp().get(0);
    }
}
