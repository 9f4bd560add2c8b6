package org.areogan.torch.graph;

import java.util.Arrays;
import java.util.Map;
import org.areogan.torch.graph.kernel.Attributes;
import org.areogan.torch.graph.kernel.Kernel;
import org.areogan.torch.graph.kernel.Precisely;
import org.areogan.torch.graph.kernel.Translation;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;
import org.nd4j.linalg.api.ops.BaseOp;
import org.nd4j.linalg.api.ops.ReduceOp;

/** Operations that join, cut to another shape or sum up. */
final class Shaping {
    /** How ND4J writes "over all dimensions". */
    private static final int ALL = Integer.MAX_VALUE;

    /** How ND4J's reshape marks the order of its result. */
    private static final long C_ORDER = -99;

    /** A reduction along some dimensions. */
    private interface Reduction {
        Tensor over(Tensor x, long[] dimensions, boolean keep);
    }

    private Shaping() {}

    static void register(Map<String, Translation> translations) {
        translations.put("reduce_sum", reduction(Shaping::sum));
        translations.put("reduce_mean", reduction(Shaping::mean));
        translations.put("reduce_max", reduction(Tensor::amax));
        translations.put("concat", Translation.of(Shaping::concat));
        translations.put("reshape", Translation.of(Shaping::reshape));
        translations.put("stop_gradient", Translation.plain(Kernel.ofOne(Tensor::detach)));
        translations.put("identity", Translation.plain(Kernel.ofOne(x -> x.view(x.sizes()))));
    }

    private static Tensor sum(Tensor x, long[] dimensions, boolean keep) {
        return x.sum(dimensions, keep, new ScalarTypeOptional());
    }

    private static Tensor mean(Tensor x, long[] dimensions, boolean keep) {
        return x.mean(dimensions, keep, new ScalarTypeOptional());
    }

    private static Translation reduction(Reduction reduction) {
        return Translation.of((operation, graph) -> {
            if (!(operation.getOp() instanceof ReduceOp reduce)
                    || operation.getInputsToOp().size() != 1) {
                throw Attributes.unsupported(operation, "with dimensions that are not constant");
            }
            int @Nullable [] given = ((BaseOp) operation.getOp()).getDimensions();
            boolean keep = reduce.isKeepDims();
            return Kernel.ofOne(Precisely.of(x -> reduction.over(x, dimensions(given, x.dim()), keep)));
        });
    }

    private static long[] dimensions(int @Nullable [] given, long rank) {
        if (given == null || given.length == 0 || given[0] == ALL) {
            long[] all = new long[(int) rank];
            Arrays.setAll(all, i -> i);
            return all;
        }
        return Arrays.stream(given).asLongStream().toArray();
    }

    private static Kernel concat(SameDiffOp operation, SameDiff graph) {
        long dimension = Attributes.whole(operation, 0, 0);
        return inputs -> Translation.one(torch.cat(new TensorVector(inputs), dimension));
    }

    private static Kernel reshape(SameDiffOp operation, SameDiff graph) {
        long[] arguments = Attributes.whole(operation);
        if (arguments.length < 2 || arguments[0] != C_ORDER) {
            throw Attributes.unsupported(operation, "to a shape that is not constant");
        }
        long[] shape = Arrays.copyOfRange(arguments, 1, arguments.length);
        return Kernel.ofOne(x -> x.reshape(shape));
    }
}
