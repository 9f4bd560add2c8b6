package org.areogan.torch.graph;

import java.util.Arrays;
import java.util.Map;
import org.areogan.engine.graph.HostOperation;
import org.areogan.engine.graph.LovaszWeights;
import org.areogan.torch.graph.kernel.Attributes;
import org.areogan.torch.graph.kernel.Kernel;
import org.areogan.torch.graph.kernel.Translation;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;

/** {@link LovaszWeights}: on a GPU by its own sort; on a processor LibTorch's sort takes many times as long as ours. */
final class Lovasz {
    /** In place of a sum of nothing, which is multiplied by 0 afterwards. */
    private static final double NOTHING = 1e-30;

    private Lovasz() {}

    static void register(Map<String, Translation> translations) {
        translations.put(LovaszWeights.NAME, Translation.of(Lovasz::weights));
    }

    private static Kernel weights(SameDiffOp operation, SameDiff graph) {
        if (!(operation.getOp() instanceof HostOperation host)) {
            throw Attributes.unsupported(operation, "that is not Areogan's");
        }
        return inputs -> Translation.one(
                inputs[0].is_cpu() ? byProcessor(host, inputs) : bySort(inputs[0], inputs[1], inputs[2]));
    }

    private static Tensor byProcessor(HostOperation operation, Tensor[] inputs) {
        float[] values = operation.run(Arrays.stream(inputs).map(Lovasz::values).toList());
        Tensor single = torch.empty(inputs[0].sizes().vec().get());
        new FloatPointer(single.data_ptr()).put(values);
        return single.to(inputs[0].scalar_type());
    }

    private static float[] values(Tensor tensor) {
        Tensor single = tensor.detach().to(ScalarType.Float).contiguous();
        float[] values = new float[(int) single.numel()];
        new FloatPointer(single.data_ptr()).get(values);
        return values;
    }

    /** By differences of the Jaccard loss of the first pixels of each class and of one more, in double precision. */
    static Tensor bySort(Tensor errors, Tensor truth, Tensor weights) {
        long classes = errors.size(-1);
        T_TensorTensor_T sorted =
                byClass(errors.detach().to(ScalarType.Float), classes).sort(new BoolOptional(true), 1, true);
        Tensor order = sorted.get1();
        Tensor own = byClass(truth.mul(weights).to(ScalarType.Double), classes).gather(1, order);
        Tensor all = weights.to(ScalarType.Double).reshape(1, -1).expand(classes, -1);
        Tensor other = all.gather(1, order).sub(own);
        Tensor sum = own.sum(new long[] {1}, true, new ScalarTypeOptional());
        Tensor union = sum.add(sums(other));
        Tensor index = sum.sub(sums(own)).div(union.clamp_min(new Scalar(NOTHING)));
        Tensor loss = index.neg().add(new Scalar(1));
        Tensor before = torch.cat(new TensorVector(torch.zeros_like(sum), loss.narrow(1, 0, loss.size(1) - 1)), 1);
        Tensor there = sum.gt(new Scalar(0)).to(ScalarType.Double);
        Tensor share = there.div(there.sum().clamp_min(new Scalar(1)));
        Tensor factors =
                torch.zeros_like(loss).scatter(1, order, loss.sub(before).mul(share));
        return factors.t().reshape(errors.sizes()).to(errors.scalar_type());
    }

    private static Tensor byClass(Tensor values, long classes) {
        return values.reshape(-1, classes).t().contiguous();
    }

    private static Tensor sums(Tensor values) {
        return values.cumsum(1, new ScalarTypeOptional());
    }
}
