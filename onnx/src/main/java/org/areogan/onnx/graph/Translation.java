package org.areogan.onnx.graph;

import org.nd4j.autodiff.samediff.internal.SameDiffOp;

/** How one kind of operation becomes ONNX nodes. */
@FunctionalInterface
interface Translation {
    /** Adds nodes whose last result is named as that of the operation is. */
    void write(SameDiffOp operation, NetworkWriter network);
}
