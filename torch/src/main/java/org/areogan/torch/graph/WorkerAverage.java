package org.areogan.torch.graph;

import org.areogan.engine.Workers;
import org.areogan.torch.graph.kernel.Kernel;
import org.areogan.torch.graph.kernel.Translation;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorBase;
import org.bytedeco.pytorch.TensorTensorHook;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The average over workers of a value in a graph, whose gradient is the average of the gradients; see {@link
 * org.areogan.engine.graph.SharedStatistics}.
 */
public final class WorkerAverage implements AutoCloseable {
    private final Workers workers;

    /** One for all places, since JavaCPP has but a few such objects. */
    private final Back back = new Back();

    /** @param workers several; not closed */
    public WorkerAverage(Workers workers) {
        this.workers = workers;
    }

    /** Numbers of a tensor on the host, row by row. */
    public static float[] read(Tensor tensor) {
        Tensor single = tensor.detach().to(ScalarType.Float).cpu().contiguous();
        float[] values = new float[(int) single.numel()];
        new FloatPointer(single.data_ptr()).get(values);
        return values;
    }

    /** A tensor of the same shape, kind and device with other numbers, outside autograd. */
    public static Tensor like(Tensor tensor, float[] values) {
        Tensor single = torch.empty(tensor.sizes().vec().get());
        new FloatPointer(single.data_ptr()).put(values);
        return torch.empty_like(tensor.detach()).copy_(single);
    }

    Kernel kernel() {
        return inputs -> {
            Tensor local = inputs[0];
            // To add what is 0 keeps the bits of the mean and leads the gradient to the local value.
            Tensor shared = average(local).add(local.sub(local.detach()));
            if (shared.requires_grad()) {
                shared.register_hook(back);
            }
            return Translation.one(shared);
        };
    }

    private Tensor average(Tensor tensor) {
        float[] values = read(tensor);
        workers.average(values);
        return like(tensor, values);
    }

    @Override
    public void close() {
        back.close();
    }

    private final class Back extends TensorTensorHook {
        @Override
        public TensorBase call(TensorBase gradient) {
            return average(new Tensor(gradient));
        }
    }
}
