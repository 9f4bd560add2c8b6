package org.areogan.torch.graph;

import java.util.Map;
import java.util.function.Consumer;
import org.areogan.engine.graph.Operations;
import org.areogan.torch.graph.kernel.Attributes;
import org.areogan.torch.graph.kernel.Node;
import org.areogan.torch.graph.kernel.RandomBits;
import org.areogan.torch.graph.kernel.Tensors;
import org.areogan.torch.graph.kernel.Translation;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;
import org.nd4j.linalg.api.ops.BaseOp;
import org.nd4j.linalg.api.ops.random.BaseRandomOp;

/** Random operations. They draw from {@link RandomBits}, which a step seeds. */
final class Drawing {
    private Drawing() {}

    static void register(Map<String, Translation> translations, RandomBits bits) {
        Translation.Maker<Node.Followed> bernoulli = (operation, graph) -> {
            double probability = number(operation, 0);
            long[] shape = shape(operation);
            ScalarType type = type(operation, graph);
            return then -> inputs -> drawn(bits.bernoulli(probability, shape, type), then);
        };
        translations.put("distribution_bernoulli", Translation.followable(bernoulli));
        Translation.Maker<Node.Followed> gaussian = (operation, graph) -> {
            double mean = number(operation, 0);
            double deviation = number(operation, 1);
            long[] shape = shape(operation);
            ScalarType type = type(operation, graph);
            return then -> inputs -> drawn(bits.gaussian(mean, deviation, shape, type), then);
        };
        translations.put("distribution_gaussian", Translation.followable(gaussian));
    }

    private static Tensor[] drawn(Tensor values, Consumer<Tensor> then) {
        then.accept(values);
        return Translation.one(values);
    }

    private static double number(SameDiffOp operation, int index) {
        Object[] numbers = ((BaseOp) operation.getOp()).extraArgs();
        if (numbers == null || index >= numbers.length || !(numbers[index] instanceof Number number)) {
            throw Attributes.unsupported(operation, "without its numbers");
        }
        return number.doubleValue();
    }

    private static long[] shape(SameDiffOp operation) {
        if (operation.getOp() instanceof BaseRandomOp random
                && Operations.inputsOf(operation).isEmpty()) {
            return random.calculateOutputShape().get(0).getShape();
        }
        throw Attributes.unsupported(operation, "whose shape is not constant");
    }

    private static ScalarType type(SameDiffOp operation, SameDiff graph) {
        SDVariable result = graph.getVariable(operation.getOutputsOfOp().get(0));
        return Tensors.type(result.dataType());
    }
}
