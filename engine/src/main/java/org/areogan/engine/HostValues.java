package org.areogan.engine;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Values of ND4J's arrays as Java's. */
public final class HostValues {
    private HostValues() {}

    /** All values, row by row. 32-bit floats on the processor are copied at once, where ND4J's own way takes them one by one. */
    public static float[] floats(INDArray array) {
        if (array.dataType() != DataType.FLOAT || !Nd4j.getEnvironment().isCPU()) {
            return array.reshape(array.length()).toFloatVector();
        }
        try (INDArray whole = array.dup('c')) {
            float[] values = new float[Math.toIntExact(whole.length())];
            new FloatPointer(whole.data().addressPointer()).get(values);
            return values;
        }
    }
}
