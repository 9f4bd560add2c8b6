package org.areogan.torch.graph;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.areogan.engine.graph.Operations;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;
import org.nd4j.linalg.api.ops.BaseOp;
import org.nd4j.linalg.api.ops.ReduceOp;

/**
 * Finds {@code (x - mean) * (gain / sqrt(variance + epsilon)) + bias} over the batch and runs it as LibTorch's own batch
 * norm, which passes over the values three times in a step instead of some twenty.
 *
 * @param claimed the operations that the node stands for
 */
record BatchNormFusion(Node node, Set<SameDiffOp> claimed) {
    private static final int[] ALL_BUT_CHANNELS = {0, 1, 2};
    private static final double REPLACE = 1;

    /** @param last the addition of the bias, if this is a batch norm */
    static Optional<BatchNormFusion> endingIn(SameDiffOp last, GraphUses uses) {
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
        if (!fits) {
            return Optional.empty();
        }
        Parts parts = new Parts(last, scaled, centred, factor, root, shifted);
        return parts.ofTraining(uses).or(() -> parts.ofInference(uses));
    }

    private record Parts(
            SameDiffOp last,
            SameDiffOp scaled,
            SameDiffOp centred,
            SameDiffOp factor,
            SameDiffOp root,
            SameDiffOp shifted) {

        String x() {
            return name(centred, 0);
        }

        double epsilon() {
            return Attributes.number(shifted);
        }

        Optional<BatchNormFusion> ofTraining(GraphUses uses) {
            SameDiffOp mean = input(centred, 1, "reduce_mean", uses);
            SameDiffOp variance = input(shifted, 0, "reduce_mean", uses);
            SameDiffOp square = variance == null ? null : input(variance, 0, "square", uses);
            if (mean == null || variance == null || square == null) {
                return Optional.empty();
            }
            boolean fits = name(mean, 0).equals(x())
                    && name(square, 0).equals(output(centred))
                    && isOverBatch(mean)
                    && isOverBatch(variance)
                    && uses.isReadInGraphOnlyBy(output(mean), centred)
                    && uses.isReadInGraphOnlyBy(output(variance), shifted)
                    && uses.isReadOnlyBy(output(centred), scaled, square)
                    && uses.isReadOnlyBy(output(square), variance);
            if (!fits) {
                return Optional.empty();
            }
            List<String> inputs = List.of(x(), name(factor, 0), name(last, 1));
            List<String> outputs = List.of(output(last), output(mean), output(variance));
            Node node = Node.followable(last.getName(), inputs, outputs, training(epsilon()));
            return Optional.of(new BatchNormFusion(
                    node, Set.of(last, scaled, centred, factor, root, shifted, mean, variance, square)));
        }

        Optional<BatchNormFusion> ofInference(GraphUses uses) {
            String mean = name(centred, 1);
            String variance = name(shifted, 0);
            boolean fits = !uses.isMade(mean) && !uses.isMade(variance) && uses.isReadOnlyBy(output(centred), scaled);
            if (!fits) {
                return Optional.empty();
            }
            List<String> inputs = List.of(x(), name(factor, 0), name(last, 1), mean, variance);
            Node node = Node.followable(last.getName(), inputs, List.of(output(last)), inference(epsilon()));
            return Optional.of(new BatchNormFusion(node, Set.of(last, scaled, centred, factor, root, shifted)));
        }
    }

    /** Results: the normalised values, the batch's means and variances. */
    private static Node.Followed training(double epsilon) {
        return then -> inputs -> {
            Tensor x = Tensors.toNchw(inputs[0]);
            long values = x.numel() / x.size(1);
            Tensor mean = torch.zeros_like(inputs[1].detach());
            Tensor variance = torch.zeros_like(mean);
            // The running statistics are asked to forget everything, so that they are the batch's own.
            T_TensorTensorTensor_T result = torch.native_batch_norm(
                    x,
                    new TensorOptional(inputs[1]),
                    new TensorOptional(inputs[2]),
                    new TensorOptional(mean),
                    new TensorOptional(variance),
                    true,
                    REPLACE,
                    epsilon);
            // LibTorch divides by one less than the number of values, which of a single value leaves no number.
            Tensor biased = values == 1 ? torch.zeros_like(mean) : variance.mul(new Scalar((values - 1.0) / values));
            then.accept(result.get0());
            return new Tensor[] {Tensors.toNhwc(result.get0()), mean, biased};
        };
    }

    private static Node.Followed inference(double epsilon) {
        return then -> inputs -> {
            T_TensorTensorTensor_T result = torch.native_batch_norm(
                    Tensors.toNchw(inputs[0]),
                    new TensorOptional(inputs[1]),
                    new TensorOptional(inputs[2]),
                    new TensorOptional(inputs[3]),
                    new TensorOptional(inputs[4]),
                    false,
                    REPLACE,
                    epsilon);
            then.accept(result.get0());
            return Translation.one(Tensors.toNhwc(result.get0()));
        };
    }

    private static boolean isOverBatch(SameDiffOp mean) {
        return mean.getOp() instanceof ReduceOp reduce
                && !reduce.isKeepDims()
                && Arrays.equals(((BaseOp) mean.getOp()).getDimensions(), ALL_BUT_CHANNELS);
    }

    private static @Nullable SameDiffOp input(SameDiffOp operation, int index, String kind, GraphUses uses) {
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
