package org.areogan.engine.graph;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.areogan.engine.DeviceArray;
import org.areogan.engine.Objective;
import org.areogan.engine.StepResult;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A step's scalars and outputs where the engine computes, in arrays of their own. */
public record StepArrays(Map<String, DeviceArray> scalars, Map<String, DeviceArray> outputs) implements StepResult {
    /** @param copy of the value of this name, which outlives the step */
    public static StepArrays of(JointStep step, Function<String, DeviceArray> copy) {
        Map<String, DeviceArray> scalars = new LinkedHashMap<>();
        Map<String, DeviceArray> outputs = new LinkedHashMap<>();
        for (Objective objective : step.objectives()) {
            scalars.computeIfAbsent(objective.loss(), copy);
            objective.scalars().forEach(name -> scalars.computeIfAbsent(name, copy));
            objective.outputs().forEach(name -> outputs.computeIfAbsent(name, copy));
        }
        return new StepArrays(scalars, outputs);
    }

    @Override
    public double scalar(String name) {
        DeviceArray scalar = scalars.get(name);
        if (scalar == null) {
            throw new IllegalArgumentException("the step has no scalar named " + name + "; it has " + scalars.keySet());
        }
        try (INDArray value = scalar.read()) {
            if (value.length() != 1) {
                throw new IllegalArgumentException(name + " is no scalar but " + Arrays.toString(value.shape()));
            }
            return value.getDouble(0);
        }
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
        scalars.values().forEach(DeviceArray::close);
        outputs.values().forEach(DeviceArray::close);
    }
}
