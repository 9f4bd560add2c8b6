package org.areogan.engine.nd4j;

import java.util.Map;
import org.areogan.engine.DeviceArray;
import org.areogan.engine.StepResult;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Copies of a step's scalars and outputs, since the step's own buffers are used again by the next one. */
record Nd4jStepResult(Map<String, INDArray> scalars, Map<String, DeviceArray> outputs) implements StepResult {
    @Override
    public double scalar(String name) {
        INDArray scalar = scalars.get(name);
        if (scalar == null) {
            throw new IllegalArgumentException("the step has no scalar named " + name + "; it has " + scalars.keySet());
        }
        return scalar.getDouble(0);
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
        scalars.values().stream().filter(scalar -> !scalar.wasClosed()).forEach(INDArray::close);
        outputs.values().forEach(DeviceArray::close);
    }
}
