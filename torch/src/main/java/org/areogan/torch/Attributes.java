package org.areogan.torch;

import org.nd4j.autodiff.samediff.internal.SameDiffOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;

/** What an operation of a graph was made with. */
final class Attributes {
    private Attributes() {}

    /** The whole numbers of the operation, whose meaning its own documentation gives. */
    static long[] whole(SameDiffOp operation) {
        if (operation.getOp() instanceof DynamicCustomOp custom) {
            return custom.iArgs();
        }
        throw unsupported(
                operation, "of the class " + operation.getOp().getClass().getSimpleName());
    }

    static long whole(SameDiffOp operation, int index, long otherwise) {
        long[] numbers = whole(operation);
        return index < numbers.length ? numbers[index] : otherwise;
    }

    static IllegalArgumentException unsupported(SameDiffOp operation, String detail) {
        return new IllegalArgumentException("the engine torch cannot run the operation " + operation.getName() + " ("
                + operation.getOp().opName() + ") " + detail + "; use --engine nd4j");
    }
}
