package org.areogan.torch;

import org.areogan.engine.DeviceArray;
import org.areogan.torch.graph.kernel.Tensors;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An array where LibTorch computes; it owns the tensor. */
record TorchArray(Tensor tensor) implements DeviceArray {
    @Override
    public INDArray read() {
        try (PointerScope temporaries = new PointerScope()) {
            return Tensors.toArray(tensor);
        }
    }

    @Override
    public void close() {
        if (!tensor.isNull()) {
            tensor.close();
        }
    }
}
