package org.areogan.engine;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.common.util.ArrayUtil;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Values of ND4J's arrays as Java's. */
public final class HostValues {
    private HostValues() {}

    /** An array of these values, row by row; the caller closes it. 32-bit floats on the processor are copied at once. */
    public static INDArray array(float[] values, DataType type, long... shape) {
        if (values.length != ArrayUtil.prodLong(shape)) {
            throw new IllegalArgumentException(
                    values.length + " values do not fill an array of the shape " + Arrays.toString(shape));
        }
        if (type != DataType.FLOAT || !Nd4j.getEnvironment().isCPU()) {
            return Nd4j.create(values, shape, type);
        }
        INDArray array = Nd4j.createUninitialized(type, shape, 'c');
        new FloatPointer(array.data().addressPointer()).put(values);
        return array;
    }

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
