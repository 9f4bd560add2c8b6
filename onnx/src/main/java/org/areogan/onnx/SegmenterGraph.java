package org.areogan.onnx;

import static org.areogan.onnx.graph.GraphWriter.attribute;

import java.util.List;
import onnx.Onnx.GraphProto;
import org.areogan.engine.graph.GraphUses;
import org.areogan.engine.graph.Operations;
import org.areogan.onnx.graph.GraphWriter;
import org.areogan.onnx.graph.NetworkWriter;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;

/** A network with all that a raw frame goes through before it and its logits after it, as an ONNX graph. */
final class SegmenterGraph {
    private static final long[] TO_NCHW = {0, 3, 1, 2};
    private static final long[] TO_NHWC = {0, 2, 3, 1};
    private static final String RAW = OnnxModel.FRAMES;
    private static final String PADDED = "frames/padded";
    private static final String SIZE = "frames/size";

    private final GraphWriter graph = new GraphWriter("areogan", "Grey frames of any size to class probabilities");
    private final FramePreparation preparation;

    private SegmenterGraph(FramePreparation preparation) {
        this.preparation = preparation;
    }

    /**
     * What the probabilities are a softmax of.
     *
     * @throws IllegalArgumentException if they are none
     */
    static String logits(SameDiff network, String probabilities) {
        SameDiffOp softmax =
                new GraphUses(new Operations(network, List.of(probabilities))).maker(probabilities, "softmax");
        if (softmax == null) {
            throw new IllegalArgumentException(
                    probabilities + " is no softmax, and an ONNX file is written of segmenters only");
        }
        return Operations.inputsOf(softmax).get(0);
    }

    /** @throws IllegalArgumentException for a network that cannot be translated; names the operation */
    static GraphProto of(
            SameDiff network, String placeholder, String logits, int classes, FramePreparation preparation) {
        SegmenterGraph segmenter = new SegmenterGraph(preparation);
        segmenter.graph.input(RAW, "Grey values, 0 black to 1 white", "batch", "height", "width", 1);
        segmenter.pad(segmenter.normalize());
        NetworkWriter.write(network, placeholder, PADDED, logits, segmenter.graph);
        segmenter.finish(logits);
        segmenter.graph.output(
                OnnxModel.PROBABILITIES, "Of each class, together 1", "batch", "height", "width", classes);
        return segmenter.graph.graph();
    }

    /** [batch, height, width, 1] as the input is. */
    private String normalize() {
        if (!preparation.eachFrame()) {
            String mean = graph.floats("frames/mean", new float[] {(float) preparation.mean()});
            String deviation = graph.floats("frames/deviation", new float[] {(float) preparation.deviation()});
            return graph.node(
                    "Div",
                    "frames/normalized",
                    List.of(graph.node("Sub", "frames/centred", List.of(RAW, mean)), deviation));
        }
        // Twice, because the sum of many values in single precision misses the mean by more than a flat frame can bear.
        String centred = centre("frames/centred", centre("frames/nearlyCentred", RAW));
        String variance = mean("frames/ownVariance", graph.node("Mul", "frames/squares", List.of(centred, centred)));
        String root = graph.node("Sqrt", "frames/ownDeviation", List.of(variance));
        String smallest =
                graph.floats("frames/smallestDeviation", new float[] {(float) preparation.smallestDeviation()});
        String deviation = graph.node("Max", "frames/deviation", List.of(root, smallest));
        return graph.node("Div", "frames/normalized", List.of(centred, deviation));
    }

    private String centre(String result, String x) {
        return graph.node("Sub", result, List.of(x, mean(result + "/mean", x)));
    }

    private String mean(String result, String x) {
        return graph.node(
                "ReduceMean", result, List.of(x), attribute("axes", new long[] {1, 2, 3}), attribute("keepdims", 1));
    }

    /** [batch, 1, height, width], both rounded up to multiples by repeating the last row and column. */
    private void pad(String normalized) {
        String size = graph.node("Shape", SIZE, List.of(RAW), attribute("start", 1), attribute("end", 3));
        String multiple = graph.whole("frames/multiple", preparation.multiple());
        // In ONNX the remainder has the sign of the divisor: what is missing to the next multiple.
        String missing = graph.node(
                "Mod", "frames/missing", List.of(graph.node("Neg", "frames/negativeSize", List.of(size)), multiple));
        String none = graph.whole("frames/noPadding", 0, 0, 0, 0, 0, 0);
        String pads = graph.node("Concat", "frames/padding", List.of(none, missing), attribute("axis", 0));
        String channelsFirst =
                graph.node("Transpose", "frames/channelsFirst", List.of(normalized), attribute("perm", TO_NCHW));
        graph.node("Pad", PADDED, List.of(channelsFirst, pads), attribute("mode", "edge"));
    }

    /**
     * All that happens between the logits and the probabilities. Whatever else is done to logits, such as a division by a
     * temperature, stands here, between the cropping and the softmax, or in the network's own graph before the softmax.
     */
    private void finish(String logits) {
        String from = graph.whole("logits/from", 0, 0);
        String axes = graph.whole("logits/axes", 2, 3);
        String cropped = graph.node("Slice", "logits/cropped", List.of(logits, from, SIZE, axes));
        String channelsLast =
                graph.node("Transpose", "logits/channelsLast", List.of(cropped), attribute("perm", TO_NHWC));
        graph.node("Softmax", OnnxModel.PROBABILITIES, List.of(channelsLast), attribute("axis", -1));
    }
}
