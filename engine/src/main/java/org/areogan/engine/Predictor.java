package org.areogan.engine;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runs a graph forward only. Not safe for use by several threads. */
public interface Predictor extends AutoCloseable {
    /** The asked-for outputs by name; the caller closes them. Inputs are not closed. */
    Map<String, INDArray> predict(Map<String, INDArray> inputs);

    @Override
    void close();
}
