package org.areogan.torch.graph;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.areogan.engine.graph.GraphUses;
import org.areogan.engine.graph.NormPattern;
import org.areogan.engine.graph.Operations;
import org.areogan.torch.graph.kernel.Attributes;
import org.areogan.torch.graph.kernel.Node;
import org.areogan.torch.graph.kernel.Tensors;
import org.areogan.torch.graph.kernel.Translation;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
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
        return NormPattern.endingIn(last, uses)
                .flatMap(pattern -> ofTraining(pattern, uses).or(() -> ofInference(pattern, uses)));
    }

    private static Optional<BatchNormFusion> ofTraining(NormPattern pattern, GraphUses uses) {
        SameDiffOp mean = NormPattern.input(pattern.centred(), 1, "reduce_mean", uses);
        SameDiffOp variance = NormPattern.input(pattern.shifted(), 0, "reduce_mean", uses);
        SameDiffOp square = variance == null ? null : NormPattern.input(variance, 0, "square", uses);
        if (mean == null || variance == null || square == null) {
            return Optional.empty();
        }
        String centred = output(pattern.centred());
        boolean fits = name(mean, 0).equals(pattern.x())
                && name(square, 0).equals(centred)
                && isOverBatch(mean)
                && isOverBatch(variance)
                && uses.isReadInGraphOnlyBy(output(mean), pattern.centred())
                && uses.isReadInGraphOnlyBy(output(variance), pattern.shifted())
                && uses.isReadOnlyBy(centred, pattern.scaled(), square)
                && uses.isReadOnlyBy(output(square), variance);
        if (!fits) {
            return Optional.empty();
        }
        Set<SameDiffOp> claimed = new HashSet<>(pattern.operations());
        claimed.addAll(List.of(mean, variance, square));
        List<String> outputs = List.of(output(pattern.last()), output(mean), output(variance));
        return Optional.of(new BatchNormFusion(
                Node.followable(
                        pattern.last().getName(),
                        List.of(pattern.x(), pattern.gain(), pattern.bias()),
                        outputs,
                        training(Attributes.number(pattern.shifted()))),
                claimed));
    }

    private static Optional<BatchNormFusion> ofInference(NormPattern pattern, GraphUses uses) {
        if (!pattern.isByStoredStatistics(uses)) {
            return Optional.empty();
        }
        List<String> inputs = List.of(pattern.x(), pattern.gain(), pattern.bias(), pattern.mean(), pattern.variance());
        return Optional.of(new BatchNormFusion(
                Node.followable(
                        pattern.last().getName(),
                        inputs,
                        List.of(output(pattern.last())),
                        inference(Attributes.number(pattern.shifted()))),
                pattern.operations()));
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
            GradientThreads.useOneForFewChannels(x, result.get0());
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

    private static String name(SameDiffOp operation, int index) {
        return Operations.inputsOf(operation).get(index);
    }

    private static String output(SameDiffOp operation) {
        return operation.getOutputsOfOp().get(0);
    }
}
