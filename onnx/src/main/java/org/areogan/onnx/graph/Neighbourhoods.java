package org.areogan.onnx.graph;

import static org.areogan.onnx.graph.GraphWriter.attribute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import onnx.Onnx.AttributeProto;
import org.areogan.engine.graph.Operations;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;
import org.nd4j.linalg.api.ops.BaseOp;
import org.nd4j.linalg.api.ops.ReduceOp;

/** Operations on neighbouring pixels, and those that join or move channels. */
final class Neighbourhoods {
    private static final int CHANNELS = 3;
    private static final int[] ROWS_AND_COLUMNS = {1, 2};

    /** An odd row or column of padding goes below or to the right. */
    private static final AttributeProto SAME = attribute("auto_pad", "SAME_UPPER");

    private Neighbourhoods() {}

    static void register(Map<String, Translation> translations) {
        translations.put("conv2d", Neighbourhoods::convolution);
        translations.put("deconv2d", Neighbourhoods::transposed);
        translations.put("maxpool2d", Neighbourhoods::maxPooling);
        translations.put("depth_to_space", Neighbourhoods::depthToSpace);
        translations.put("concat", Neighbourhoods::concat);
        translations.put("softmax", Neighbourhoods::softmax);
        translations.put("reduce_mean", Neighbourhoods::mean);
    }

    private static void convolution(SameDiffOp operation, NetworkWriter network) {
        long[] arguments = Attributes.window(operation, 9);
        if (arguments[10] != 0) {
            throw Attributes.unsupported(operation, "with weights that are not [rows, columns, in, out]");
        }
        if (!Attributes.isDilated(arguments)) {
            network.node("Conv", operation, weighted(operation, network), size(arguments), stride(arguments), SAME);
            return;
        }
        if (arguments[2] != 1 || arguments[3] != 1) {
            throw Attributes.unsupported(operation, "with a dilation and a stride");
        }
        // onnxruntime works out no padding of its own where there are gaps.
        long rows = (arguments[0] - 1) * arguments[6];
        long columns = (arguments[1] - 1) * arguments[7];
        network.node(
                "Conv",
                operation,
                weighted(operation, network),
                size(arguments),
                attribute("dilations", new long[] {arguments[6], arguments[7]}),
                attribute("pads", new long[] {rows / 2, columns / 2, rows - rows / 2, columns - columns / 2}));
    }

    private static void transposed(SameDiffOp operation, NetworkWriter network) {
        long[] arguments = Attributes.window(operation, 9);
        Attributes.requireWithoutGaps(operation, arguments);
        if (arguments[0] != arguments[2] || arguments[1] != arguments[3]) {
            throw Attributes.unsupported(operation, "whose kernel is not as large as its stride");
        }
        network.node("ConvTranspose", operation, weighted(operation, network), size(arguments), stride(arguments));
    }

    /** Weights [rows, columns, in, out] become [out, in, rows, columns], and those of a transposed one change places alike. */
    private static List<String> weighted(SameDiffOp operation, NetworkWriter network) {
        List<String> given = Operations.inputsOf(operation);
        List<String> inputs = new ArrayList<>();
        inputs.add(given.get(0));
        inputs.add(network.weights(given.get(1)));
        if (given.size() > 2) {
            inputs.add(network.vector(given.get(2)));
        }
        return inputs;
    }

    private static void maxPooling(SameDiffOp operation, NetworkWriter network) {
        long[] arguments = Attributes.window(operation, 10);
        Attributes.requireWithoutGaps(operation, arguments);
        network.node("MaxPool", operation, Operations.inputsOf(operation), size(arguments), stride(arguments), SAME);
    }

    /** Channel {@code (i x side + j) x channels + c} becomes row i and column j of each square: "depth, column, row". */
    private static void depthToSpace(SameDiffOp operation, NetworkWriter network) {
        long[] arguments = Attributes.whole(operation);
        Attributes.requireChannelsLast(operation, arguments[1]);
        network.node(
                "DepthToSpace",
                operation,
                Operations.inputsOf(operation),
                attribute("blocksize", arguments[0]),
                attribute("mode", "DCR"));
    }

    private static void concat(SameDiffOp operation, NetworkWriter network) {
        if (Attributes.whole(operation)[0] != CHANNELS) {
            throw Attributes.unsupported(operation, "along another dimension than the channels");
        }
        network.node("Concat", operation, Operations.inputsOf(operation), attribute("axis", 1));
    }

    private static void softmax(SameDiffOp operation, NetworkWriter network) {
        if (Attributes.whole(operation)[0] != CHANNELS) {
            throw Attributes.unsupported(operation, "along another dimension than the channels");
        }
        network.node("Softmax", operation, Operations.inputsOf(operation), attribute("axis", 1));
    }

    private static void mean(SameDiffOp operation, NetworkWriter network) {
        boolean overFrames = operation.getOp() instanceof ReduceOp reduce
                && reduce.isKeepDims()
                && Arrays.equals(((BaseOp) operation.getOp()).getDimensions(), ROWS_AND_COLUMNS);
        if (!overFrames) {
            throw Attributes.unsupported(
                    operation, "over other dimensions than height and width, or without keeping them");
        }
        network.node(
                "ReduceMean",
                operation,
                Operations.inputsOf(operation),
                attribute("axes", new long[] {2, 3}),
                attribute("keepdims", 1));
    }

    private static AttributeProto size(long[] arguments) {
        return attribute("kernel_shape", new long[] {arguments[0], arguments[1]});
    }

    private static AttributeProto stride(long[] arguments) {
        return attribute("strides", new long[] {arguments[2], arguments[3]});
    }
}
