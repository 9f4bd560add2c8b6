package org.areogan.engine.nd4j;

import org.areogan.engine.DeviceArray;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An array where ND4J computes; it owns the array. */
record HostArray(INDArray array) implements DeviceArray {
    @Override
    public INDArray read() {
        return array.dup('c');
    }

    @Override
    public void close() {
        if (!array.wasClosed()) {
            array.close();
        }
    }
}
