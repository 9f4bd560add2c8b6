package org.areogan.engine.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/** The in-place weighted mean behind moving averages and running statistics. */
final class Blend {
    private Blend() {}

    /** {@code old = share x old + (1 - share) x value}, without a temporary array. */
    static void towards(INDArray old, INDArray value, double share) {
        if (share == 0) {
            old.assign(value);
        } else {
            old.subi(value).muli(share).addi(value);
        }
    }
}
