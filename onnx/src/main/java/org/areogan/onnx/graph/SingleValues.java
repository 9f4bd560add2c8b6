package org.areogan.onnx.graph;

import static org.areogan.onnx.graph.GraphWriter.attribute;

import java.util.List;
import java.util.Map;
import org.areogan.engine.graph.Operations;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;

/** Operations on single values. */
final class SingleValues {
    private SingleValues() {}

    static void register(Map<String, Translation> translations) {
        translations.put("add", ofTwo("Add"));
        translations.put("subtract", ofTwo("Sub"));
        translations.put("multiply", ofTwo("Mul"));
        translations.put("divide", ofTwo("Div"));

        translations.put("add_scalar", withNumber("Add"));
        translations.put("sub_scalar", withNumber("Sub"));
        translations.put("mul_scalar", withNumber("Mul"));
        translations.put("div_scalar", withNumber("Div"));

        translations.put("neg", ofOne("Neg"));
        translations.put("sqrt", ofOne("Sqrt"));
        translations.put("tanh", ofOne("Tanh"));
        translations.put("sigmoid", SingleValues::sigmoid);
        translations.put("identity", ofOne("Identity"));
        translations.put("square", SingleValues::square);
        translations.put("relu", SingleValues::relu);
        translations.put("leakyrelu", SingleValues::leakyRelu);
    }

    private static Translation ofOne(String kind) {
        return (operation, network) -> network.node(kind, operation, Operations.inputsOf(operation));
    }

    private static Translation ofTwo(String kind) {
        return (operation, network) -> network.node(
                kind,
                operation,
                Operations.inputsOf(operation).stream().map(network::perChannel).toList());
    }

    private static Translation withNumber(String kind) {
        return (operation, network) -> {
            String number = network.number(operation.getName() + "/number", Attributes.number(operation));
            String input = network.perChannel(Operations.inputsOf(operation).get(0));
            network.node(kind, operation, List.of(input, number));
        };
    }

    /** Of a stored value for each channel, too. */
    private static void sigmoid(SameDiffOp operation, NetworkWriter network) {
        String input = network.perChannel(Operations.inputsOf(operation).get(0));
        network.node("Sigmoid", operation, List.of(input));
    }

    private static void square(SameDiffOp operation, NetworkWriter network) {
        String input = Operations.inputsOf(operation).get(0);
        network.node("Mul", operation, List.of(input, input));
    }

    private static void relu(SameDiffOp operation, NetworkWriter network) {
        if (Attributes.number(operation) != 0) {
            throw Attributes.unsupported(operation, "with the cutoff " + Attributes.number(operation));
        }
        network.node("Relu", operation, Operations.inputsOf(operation));
    }

    private static void leakyRelu(SameDiffOp operation, NetworkWriter network) {
        network.node(
                "LeakyRelu",
                operation,
                Operations.inputsOf(operation),
                attribute("alpha", Attributes.number(operation)));
    }
}
