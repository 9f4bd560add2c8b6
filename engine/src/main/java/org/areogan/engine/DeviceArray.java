package org.areogan.engine;

import org.nd4j.linalg.api.ndarray.INDArray;

/** An array that lives where its engine computes. Whoever is given one closes it. */
public interface DeviceArray extends AutoCloseable {
    /** A copy in the host's memory; the caller closes it. Waits for the device. */
    INDArray read();

    @Override
    void close();
}
