package org.areogan.torch;

import java.util.Map;
import java.util.function.Consumer;
import org.areogan.engine.Operations;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;
import org.nd4j.linalg.api.ops.BaseOp;
import org.nd4j.linalg.api.ops.random.BaseRandomOp;

/** Random operations. They draw from LibTorch's generator, which a step seeds. */
final class Drawing {
    private Drawing() {}

    static void register(Map<String, Translation> translations, Device device) {
        translations.put("distribution_bernoulli", Translation.of((operation, graph) -> {
            double probability = number(operation, 0);
            long[] shape = shape(operation);
            TensorOptions options = options(operation, graph, device);
            return inputs -> drawn(shape, options, values -> values.bernoulli_(probability, new GeneratorOptional()));
        }));
        translations.put("distribution_gaussian", Translation.of((operation, graph) -> {
            double mean = number(operation, 0);
            double deviation = number(operation, 1);
            long[] shape = shape(operation);
            TensorOptions options = options(operation, graph, device);
            return inputs -> drawn(shape, options, values -> values.normal_(mean, deviation, new GeneratorOptional()));
        }));
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

    private static Tensor[] drawn(long[] shape, TensorOptions options, Consumer<Tensor> draw) {
        Tensor values = torch.empty(shape, options, new MemoryFormatOptional());
        draw.accept(values);
        return Translation.one(values);
    }

    private static TensorOptions options(SameDiffOp operation, SameDiff graph, Device device) {
        SDVariable result = graph.getVariable(operation.getOutputsOfOp().get(0));
        return Tensors.options(result.dataType(), device);
    }
}
