package org.areogan.torch;

import java.util.Map;
import org.areogan.engine.DeviceArray;
import org.areogan.engine.StepResult;
import org.bytedeco.pytorch.Tensor;

/** A step's scalars, still on the device, and its outputs. */
record TorchStepResult(Map<String, Tensor> scalars, Map<String, DeviceArray> outputs) implements StepResult {
    @Override
    public double scalar(String name) {
        Tensor scalar = scalars.get(name);
        if (scalar == null) {
            throw new IllegalArgumentException("the step has no scalar named " + name + "; it has " + scalars.keySet());
        }
        return scalar.item_double();
    }

    @Override
    public DeviceArray output(String name) {
        DeviceArray output = outputs.get(name);
        if (output == null) {
            throw new IllegalArgumentException("the step has no output named " + name + "; it has " + outputs.keySet());
        }
        return output;
    }

    @Override
    public void close() {
        scalars.values().stream().filter(scalar -> !scalar.isNull()).forEach(Tensor::close);
        outputs.values().forEach(DeviceArray::close);
    }
}
