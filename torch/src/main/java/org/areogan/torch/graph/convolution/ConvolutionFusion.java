package org.areogan.torch.graph.convolution;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.areogan.engine.graph.GraphUses;
import org.areogan.engine.graph.NormPattern;
import org.areogan.engine.graph.Operations;
import org.areogan.torch.graph.kernel.Attributes;
import org.areogan.torch.graph.kernel.Kernel;
import org.areogan.torch.graph.kernel.Node;
import org.areogan.torch.graph.kernel.Tensors;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution by variables that keep their values, the batch norm by stored statistics that follows it and the ReLU after that, as
 * one convolution: {@code (W x - mean) * factor + bias = (factor W) x + (bias - factor * mean)} with {@code factor = gain /
 * sqrt(variance + epsilon)} for each filter.
 *
 * @param last the operation whose result it gives
 * @param claimed the operations that it stands for
 */
public record ConvolutionFusion(SameDiffOp last, Set<SameDiffOp> claimed, Node node, PreparedConvolution convolution) {
    /** @return nothing if it is no such convolution */
    public static Optional<ConvolutionFusion> startingAt(SameDiffOp operation, GraphUses uses, SameDiff graph) {
        String kind = operation.getOp().opName();
        boolean isTransposed = kind.equals("deconv2d");
        if ((!isTransposed && !kind.equals("conv2d")) || !keepsItsNumbers(operation, uses, graph)) {
            return Optional.empty();
        }
        try (PointerScope temporaries = new PointerScope();
                NoGradGuard frozen = new NoGradGuard()) {
            return isTransposed
                    ? transposed(operation, Convolving.tiles(operation), graph)
                    : plain(operation, Convolving.window(operation), uses, graph);
        }
    }

    /** As a convolution of single pixels to several pixels each. */
    private static Optional<ConvolutionFusion> transposed(SameDiffOp operation, Window tiles, SameDiff graph) {
        List<String> inputs = Operations.inputsOf(operation);
        Tensor bias = inputs.size() > 2 ? TransposedConvolution.repeated(value(graph, inputs.get(2)), tiles) : null;
        Tensor weights = TransposedConvolution.points(value(graph, inputs.get(1)));
        PreparedPoints points = new PreparedPoints(weights, bias, false);
        Kernel kernel = Kernel.ofOne(
                x -> TransposedConvolution.spread(Tensors.toNhwc(points.run(Tensors.toNchw(x))), tiles.size()));
        return Optional.of(
                new ConvolutionFusion(operation, Set.of(operation), node(operation, inputs.get(0), kernel), points));
    }

    private static Optional<ConvolutionFusion> plain(
            SameDiffOp convolution, Window window, GraphUses uses, SameDiff graph) {
        List<String> inputs = Operations.inputsOf(convolution);
        Tensor weights = Tensors.toOihw(value(graph, inputs.get(1)));
        // Strided single pixels stay clear of a fault of oneDNN (Convolving#looked).
        boolean isSpoilt = !window.isPoint() && SpoiltWeights.areUneven(weights);
        if (window.isStridedPoint() || SingleFilter.suits(weights, window) || isSpoilt) {
            return Optional.empty();
        }
        Tensor bias = inputs.size() > 2 ? value(graph, inputs.get(2)) : null;
        Set<SameDiffOp> claimed = new HashSet<>(Set.of(convolution));
        SameDiffOp last = convolution;
        NormPattern norm = normAfter(convolution, uses, graph);
        if (norm != null) {
            Tensor factor = factor(norm, graph);
            Tensor mean = value(graph, norm.mean());
            Tensor shift = bias == null ? mean.neg() : bias.sub(mean);
            weights = weights.mul(factor.view(-1, 1, 1, 1));
            bias = shift.mul(factor).add(value(graph, norm.bias()));
            claimed.addAll(norm.operations());
            last = norm.last();
        }
        SameDiffOp relu = reluAfter(last, uses);
        if (relu != null) {
            claimed.add(relu);
            last = relu;
        }
        PreparedConvolution prepared = window.isPoint()
                ? new PreparedPoints(weights, bias, relu != null)
                : new PackedConvolution(weights, bias, window, relu != null);
        Kernel kernel = Kernel.ofOne(x -> Tensors.toNhwc(prepared.run(Tensors.toNchw(x))));
        return Optional.of(new ConvolutionFusion(last, claimed, node(last, inputs.get(0), kernel), prepared));
    }

    private static Node node(SameDiffOp last, String input, Kernel kernel) {
        return new Node(last.getName(), List.of(input), List.of(output(last)), kernel, null, null);
    }

    private static boolean keepsItsNumbers(SameDiffOp convolution, GraphUses uses, SameDiff graph) {
        List<String> inputs = Operations.inputsOf(convolution);
        return inputs.subList(1, inputs.size()).stream().allMatch(name -> keepsItsNumbers(name, uses, graph));
    }

    private static boolean keepsItsNumbers(String name, GraphUses uses, SameDiff graph) {
        return !uses.isMade(name)
                && graph.getVariable(name).getVariableType() != VariableType.PLACEHOLDER
                && graph.getVariable(name).getArr().dataType() == DataType.FLOAT;
    }

    private static @Nullable NormPattern normAfter(SameDiffOp convolution, GraphUses uses, SameDiff graph) {
        return uses.onlyReader(output(convolution))
                .flatMap(centred -> uses.onlyReader(output(centred)))
                .flatMap(scaled -> uses.onlyReader(output(scaled)))
                .flatMap(last -> NormPattern.endingIn(last, uses))
                .filter(norm -> norm.x().equals(output(convolution)) && norm.isByStoredStatistics(uses))
                .filter(norm -> List.of(norm.gain(), norm.bias(), norm.mean(), norm.variance()).stream()
                        .allMatch(name -> keepsItsNumbers(name, uses, graph)))
                .orElse(null);
    }

    private static @Nullable SameDiffOp reluAfter(SameDiffOp operation, GraphUses uses) {
        return uses.onlyReader(output(operation))
                .filter(reader -> reader.getOp().opName().equals("relu") && Attributes.number(reader) == 0)
                .orElse(null);
    }

    private static Tensor factor(NormPattern norm, SameDiff graph) {
        Scalar epsilon = new Scalar(Attributes.number(norm.shifted()));
        return value(graph, norm.gain())
                .div(value(graph, norm.variance()).add(epsilon).sqrt());
    }

    private static Tensor value(SameDiff graph, String name) {
        INDArray array = graph.getVariable(name).getArr();
        if (Tensors.isWhole(array)) {
            return Tensors.sharing(array);
        }
        try (INDArray whole = array.dup('c')) {
            return Tensors.sharing(whole).clone();
        }
    }

    private static String output(SameDiffOp operation) {
        return operation.getOutputsOfOp().get(0);
    }
}
